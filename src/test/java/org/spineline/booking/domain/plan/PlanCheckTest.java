package org.spineline.booking.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spineline.booking.domain.plan.Plans.OPERATOR;
import static org.spineline.booking.domain.plan.Plans.OTHER_OPERATOR;
import static org.spineline.booking.domain.plan.Plans.OTHER_ROOM;
import static org.spineline.booking.domain.plan.Plans.PROVIDER;
import static org.spineline.booking.domain.plan.Plans.ROOM;
import static org.spineline.booking.domain.plan.Plans.at;
import static org.spineline.booking.domain.plan.Plans.put;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.spineline.booking.domain.plan.PlanCheck.Violation;
import org.spineline.booking.domain.plan.PlanResource.Block;

class PlanCheckTest {
    private final Plans plans = new Plans();

    @Test
    void a_room_is_not_used_again_before_it_is_clean() {
        PlanCase one = plans.waiting(1, OPERATOR);
        PlanCase two = plans.waiting(2, OTHER_OPERATOR);

        assertThat(rules(put(one, at(ROOM, 100)), put(two, at(ROOM, 114)))).containsExactly(PlanRule.ROOM_TAKEN);
        assertThat(rules(put(one, at(ROOM, 100)), put(two, at(ROOM, 115)))).isEmpty();
        assertThat(rules(put(one, at(ROOM, 100)), put(two, at(OTHER_ROOM, 100))))
                .isEmpty();
    }

    @Test
    void nobody_operates_in_two_rooms_at_once() {
        PlanCase one = plans.waiting(1, OPERATOR);
        PlanCase two = plans.waiting(2, OPERATOR);

        assertThat(rules(put(one, at(ROOM, 100)), put(two, at(OTHER_ROOM, 111))))
                .containsExactly(PlanRule.OPERATOR_TAKEN);
        assertThat(rules(put(one, at(ROOM, 100)), put(two, at(OTHER_ROOM, 112))))
                .isEmpty();
    }

    @Test
    void a_patient_and_a_sedation_provider_are_in_one_place_at_a_time() {
        UUID patient = new UUID(9, 9);
        PlanCase one = shared(1, patient, OPERATOR, List.of());
        PlanCase two = shared(2, patient, OTHER_OPERATOR, List.of());
        PlanCase three = shared(3, new UUID(9, 3), OPERATOR, List.of(PROVIDER));
        PlanCase four = shared(4, new UUID(9, 4), OTHER_OPERATOR, List.of(PROVIDER));

        assertThat(rules(put(one, at(ROOM, 100)), put(two, at(OTHER_ROOM, 105))))
                .containsExactly(PlanRule.PATIENT_TAKEN);
        assertThat(rules(put(three, at(ROOM, 100)), put(four, at(OTHER_ROOM, 105))))
                .containsExactly(PlanRule.SHARED_RESOURCE_TAKEN);
    }

    @Test
    void closures_keep_everybody_out_and_blocks_everybody_but_their_owner() {
        PlanCase mine = plans.waiting(1, OPERATOR);
        PlanCase theirs = plans.waiting(2, OTHER_OPERATOR);
        plans.there(
                ROOM,
                List.of(new CellSpan(100, 200)),
                List.of(new CellSpan(120, 130)),
                List.of(new Block(new CellSpan(150, 170), OPERATOR)));

        assertThat(rules(put(mine, at(ROOM, 119)))).containsExactly(PlanRule.CLOSED);
        assertThat(rules(put(mine, at(ROOM, 130)))).isEmpty();
        assertThat(rules(put(mine, at(ROOM, 150)))).isEmpty();
        assertThat(rules(put(theirs, at(ROOM, 150)))).containsExactly(PlanRule.BLOCK_NOT_OWNED);
        assertThat(rules(put(theirs, at(ROOM, 170)))).isEmpty();
    }

    @Test
    void a_case_starts_in_working_hours_and_ends_at_most_one_hour_after_them() {
        PlanCase what = plans.waiting(1, OPERATOR);

        assertThat(rules(put(what, at(ROOM, 99)))).containsExactly(PlanRule.OUTSIDE_HOURS);
        assertThat(rules(put(what, at(ROOM, 199)))).isEmpty();
        assertThat(plans.problem()
                        .overtimeMinutes(what, at(ROOM, 199), what.teams().get(0)))
                .isEqualTo(55);
        plans.there(OPERATOR, List.of(new CellSpan(100, 150)), List.of(), List.of());
        assertThat(rules(put(what, at(ROOM, 150)))).containsExactly(PlanRule.OUTSIDE_HOURS);
    }

    @Test
    void days_pins_and_bookings_are_kept() {
        PlanCase otherDay = plans.add(1, OPERATOR, null, 1, false, Set.of(1));
        PlanCase pinned = plans.pinned(2, OPERATOR, ROOM, 120);
        PlanCase booked = plans.booked(3, OTHER_OPERATOR, ROOM, 160);

        assertThat(rules(put(otherDay, at(ROOM, 100)))).containsExactly(PlanRule.OUTSIDE_DATES);
        assertThat(rules(put(pinned, at(ROOM, 121)))).containsExactly(PlanRule.PIN_MOVED);
        assertThat(rules(put(pinned, at(ROOM, 120)))).isEmpty();
        assertThat(rules(put(booked, null))).containsExactly(PlanRule.BOOKING_DROPPED);
    }

    @Test
    void what_somebody_booked_against_the_rules_may_stay_but_nothing_new_may_join_it() {
        PlanCase one = plans.booked(1, OPERATOR, ROOM, 20);
        PlanCase two = plans.booked(2, OTHER_OPERATOR, ROOM, 33);
        PlanCase three = plans.waiting(3, new UUID(2, 2));

        assertThat(rules(put(one, at(ROOM, 20)), put(two, at(ROOM, 33)), put(three, null)))
                .isEmpty();
        assertThat(rules(put(one, at(ROOM, 21)), put(two, at(ROOM, 33)))).contains(PlanRule.ROOM_TAKEN);
    }

    private PlanCase shared(int number, UUID patient, UUID operator, List<UUID> others) {
        return plans.add(new PlanCase(
                new UUID(4, number),
                patient,
                12,
                1,
                number,
                Set.of(0),
                null,
                List.of(new PlanTeam(operator, others)),
                false));
    }

    private List<PlanRule> rules(PlanPlacement... placements) {
        return PlanCheck.violations(plans.problem(), List.of(placements)).stream()
                .map(Violation::rule)
                .toList();
    }
}
