package org.spineline.booking.domain.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.spineline.booking.domain.slots.SlotQuery.Operator;
import org.spineline.booking.domain.slots.SlotQuery.PartOfDay;
import org.spineline.booking.domain.slots.SlotQuery.Unit;
import org.spineline.kernel.time.TimeRange;

class SlotIndexTest {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 8);
    private static final UUID ROOM = new UUID('a', 1);
    private static final UUID OTHER_ROOM = new UUID('a', 2);
    private static final UUID HADDAD = new UUID('b', 1);
    private static final UUID SATO = new UUID('b', 2);
    private static final UUID NURSE = new UUID('c', 1);
    private static final UUID C_ARM = new UUID('d', 1);
    private static final UUID OTHER_C_ARM = new UUID('d', 2);

    private final SlotWorld world = worldOf(MONDAY, 2);

    private static SlotWorld worldOf(LocalDate first, int days) {
        SlotWorld world = new SlotWorld(ZONE, first, days);
        for (UUID id : List.of(ROOM, OTHER_ROOM, HADDAD, SATO, NURSE, C_ARM, OTHER_C_ARM)) {
            world.resource(id);
        }
        return world;
    }

    private TimeRange monday(String from, String until) {
        return world.on(MONDAY, from, until);
    }

    private SlotQuery anHour() {
        return SlotQuery.of(
                Duration.ofHours(1),
                List.of(ROOM),
                List.of(new Operator(HADDAD, null, null)),
                MONDAY,
                MONDAY,
                world.start(MONDAY));
    }

    private static SlotQuery in(SlotQuery query, PartOfDay part) {
        return query.withWishes(query.notBefore(), part, query.weekdays());
    }

    private static PartOfDay part(String from, String until) {
        return new PartOfDay(LocalTime.parse(from), LocalTime.parse(until));
    }

    private SlotAnswer find(SlotQuery query) {
        return world.index().find(query);
    }

    private Instant firstStart(SlotQuery query) {
        return find(query).slots().get(0).when().start();
    }

    private NoSlotReason reason(SlotQuery query) {
        SlotAnswer answer = find(query);
        assertThat(answer.slots()).isEmpty();
        return answer.daysWithout().get(0).reason();
    }

    private void hours(UUID id, String from, String until) {
        world.resource(id).hours = new java.util.ArrayList<>(List.of(monday(from, until)));
    }

    @Test
    void a_slot_may_touch_a_booking_when_the_room_needs_no_turnover() {
        hours(ROOM, "08:00", "12:00");
        world.resource(ROOM).booked.add(monday("08:00", "09:00"));
        world.resource(HADDAD).booked.add(monday("10:00", "11:00"));

        assertThat(find(anHour()).slots())
                .extracting(Slot::when)
                .containsExactly(monday("09:00", "10:00"), monday("11:00", "12:00"));
    }

    @Test
    void turnover_is_kept_before_and_after_but_not_towards_the_end_of_the_hours() {
        hours(ROOM, "08:00", "12:00");
        world.resource(ROOM).booked.add(monday("09:15", "10:45"));

        assertThat(find(anHour().withTurnover(Duration.ofMinutes(15))).slots())
                .extracting(Slot::when)
                .containsExactly(monday("08:00", "09:00"), monday("11:00", "12:00"));
    }

    @Test
    void turnover_reaches_over_midnight_in_both_directions() {
        world.resource(ROOM).booked.add(monday("23:00", "24:00"));
        SlotQuery tuesday = SlotQuery.of(
                        Duration.ofHours(1),
                        List.of(ROOM),
                        List.of(new Operator(HADDAD, null, null)),
                        MONDAY.plusDays(1),
                        MONDAY.plusDays(1),
                        world.start(MONDAY))
                .withTurnover(Duration.ofMinutes(20));
        assertThat(firstStart(tuesday))
                .isEqualTo(world.start(MONDAY.plusDays(1)).plusSeconds(1200));

        world.resource(ROOM).booked.clear();
        world.resource(ROOM).booked.add(world.on(MONDAY.plusDays(1), "00:00", "01:00"));
        List<Slot> monday = find(anHour().withTurnover(Duration.ofMinutes(20))
                        .withLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, 5))
                .slots();
        assertThat(monday.get(monday.size() - 1).when()).isEqualTo(monday("22:40", "23:40"));
    }

    @Test
    void no_slot_crosses_midnight() {
        List<Slot> slots = find(anHour().withLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, 5))
                .slots();

        assertThat(slots).hasSize(288 - 11);
        assertThat(slots.get(slots.size() - 1).when()).isEqualTo(monday("23:00", "24:00"));
    }

    @Test
    void the_day_the_clocks_go_back_has_an_hour_more_and_the_repeated_hour_counts_twice() {
        LocalDate sunday = LocalDate.of(2026, 11, 1);
        SlotWorld autumn = worldOf(sunday, 1);
        SlotQuery query = SlotQuery.of(
                        Duration.ofMinutes(30),
                        List.of(ROOM),
                        List.of(new Operator(HADDAD, null, null)),
                        sunday,
                        sunday,
                        autumn.start(sunday))
                .withLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, 5);

        assertThat(autumn.index().find(query).slots()).hasSize(300 - 5);
        assertThat(autumn.index().find(in(query, part("01:00", "01:30"))).slots())
                .extracting(slot -> slot.when().start())
                .containsExactly(Instant.parse("2026-11-01T05:00:00Z"), Instant.parse("2026-11-01T06:00:00Z"));
        assertThat(autumn.index().find(in(query, part("08:00", "08:30"))).slots())
                .extracting(slot -> slot.when().start())
                .containsExactly(Instant.parse("2026-11-01T13:00:00Z"));
    }

    @Test
    void the_day_the_clocks_go_forward_has_no_slot_in_the_hour_that_is_left_out() {
        LocalDate sunday = LocalDate.of(2027, 3, 14);
        SlotWorld spring = worldOf(sunday, 1);
        SlotQuery query = SlotQuery.of(
                        Duration.ofMinutes(30),
                        List.of(ROOM),
                        List.of(new Operator(HADDAD, null, null)),
                        sunday,
                        sunday,
                        spring.start(sunday))
                .withLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, 5);

        assertThat(spring.index().find(query).slots()).hasSize(276 - 5);
        assertThat(spring.index().find(in(query, part("02:00", "03:00"))).daysWithout())
                .extracting(DayWithoutSlot::reason)
                .containsExactly(NoSlotReason.PART_OF_DAY);
    }

    @Test
    void the_first_operator_of_the_list_is_chosen_and_in_his_first_room() {
        SlotQuery query = SlotQuery.of(
                Duration.ofHours(1),
                List.of(ROOM, OTHER_ROOM),
                List.of(new Operator(SATO, Set.of(OTHER_ROOM), null), new Operator(HADDAD, null, null)),
                MONDAY,
                MONDAY,
                world.start(MONDAY));

        Slot slot = find(query).slots().get(0);

        assertThat(slot.operator()).isEqualTo(SATO);
        assertThat(slot.room()).isEqualTo(OTHER_ROOM);
        assertThat(slot.combinations()).isEqualTo(3);
    }

    @Test
    void whoever_is_named_twice_counts_once() {
        SlotQuery query = SlotQuery.of(
                Duration.ofHours(1),
                List.of(ROOM, ROOM),
                List.of(new Operator(HADDAD, null, null), new Operator(HADDAD, null, null)),
                MONDAY,
                MONDAY,
                world.start(MONDAY));

        assertThat(find(query).slots().get(0).combinations()).isEqualTo(1);
    }

    @Test
    void nobody_is_operator_and_sedation_provider_at_once() {
        assertThat(reason(anHour().withSedation(List.of(HADDAD)))).isEqualTo(NoSlotReason.PAIRING);
        assertThat(find(anHour().withSedation(List.of(HADDAD, NURSE)))
                        .slots()
                        .get(0)
                        .sedationProvider())
                .isEqualTo(NURSE);
    }

    @Test
    void one_unit_does_not_serve_two_kinds() {
        Unit mobile = new Unit(C_ARM, null);
        assertThat(reason(anHour().withEquipment(List.of(List.of(mobile), List.of(mobile)))))
                .isEqualTo(NoSlotReason.PAIRING);

        SlotQuery both = anHour().withEquipment(List.of(List.of(mobile, new Unit(OTHER_C_ARM, null)), List.of(mobile)));
        assertThat(find(both).slots().get(0).equipment()).containsExactly(OTHER_C_ARM, C_ARM);
    }

    @Test
    void a_unit_fixed_in_another_room_is_a_matter_of_pairing() {
        assertThat(reason(anHour().withEquipment(List.of(List.of(new Unit(C_ARM, OTHER_ROOM))))))
                .isEqualTo(NoSlotReason.PAIRING);
    }

    @Test
    void a_block_keeps_everybody_out_but_its_owner_until_it_is_released() {
        hours(ROOM, "08:00", "10:00");
        world.resource(ROOM)
                .blocks
                .add(new Block(
                        monday("08:00", "10:00"), SATO, world.start(MONDAY).minusSeconds(60)));
        assertThat(find(anHour()).slots()).isNotEmpty();

        world.resource(ROOM).blocks.clear();
        world.resource(ROOM)
                .blocks
                .add(new Block(
                        monday("08:00", "10:00"), SATO, world.start(MONDAY).plusSeconds(60)));
        assertThat(reason(anHour())).isEqualTo(NoSlotReason.BLOCK);

        world.resource(ROOM).blocks.clear();
        world.resource(ROOM).blocks.add(new Block(monday("08:00", "10:00"), HADDAD, null));
        assertThat(find(anHour()).slots()).isNotEmpty();
    }

    @Test
    void a_block_of_nobody_or_of_somebody_unknown_keeps_everybody_out() {
        world.resource(ROOM).blocks.add(new Block(monday("00:00", "24:00"), null, null));
        assertThat(reason(anHour())).isEqualTo(NoSlotReason.BLOCK);

        world.resource(ROOM).blocks.clear();
        world.resource(ROOM).blocks.add(new Block(monday("00:00", "24:00"), new UUID(9, 9), null));
        assertThat(reason(anHour())).isEqualTo(NoSlotReason.BLOCK);
    }

    @Test
    void a_block_on_a_unit_keeps_it_for_its_owner() {
        world.resource(C_ARM).blocks.add(new Block(monday("00:00", "24:00"), SATO, null));
        assertThat(reason(anHour().withEquipment(List.of(List.of(new Unit(C_ARM, null))))))
                .isEqualTo(NoSlotReason.BLOCK);
    }

    @Test
    void each_constraint_that_takes_the_last_start_is_named_with_its_only_candidate() {
        hours(ROOM, "08:00", "10:00");
        assertThat(reason(anHour().withGate(day -> false))).isEqualTo(NoSlotReason.GATE);
        assertThat(reason(in(anHour(), part("08:00", "08:55")))).isEqualTo(NoSlotReason.PART_OF_DAY);
        assertThat(reason(anHour().withWishes(
                                world.start(MONDAY), null, EnumSet.complementOf(EnumSet.of(DayOfWeek.MONDAY)))))
                .isEqualTo(NoSlotReason.PART_OF_DAY);
        assertThat(reason(anHour().withPatientBusy(List.of(monday("00:00", "24:00")))))
                .isEqualTo(NoSlotReason.PATIENT);
        assertThat(reason(in(anHour(), part("10:00", "18:00")))).isEqualTo(NoSlotReason.NO_ROOM_OPEN);

        world.resource(NURSE).booked.add(monday("07:00", "11:00"));
        assertThat(find(anHour().withSedation(List.of(NURSE))).daysWithout())
                .containsExactly(new DayWithoutSlot(MONDAY, NoSlotReason.SEDATION, NURSE));
        world.resource(C_ARM).booked.add(monday("07:00", "11:00"));
        assertThat(find(anHour().withEquipment(List.of(List.of(new Unit(C_ARM, null)))))
                        .daysWithout())
                .containsExactly(new DayWithoutSlot(MONDAY, NoSlotReason.EQUIPMENT, C_ARM));
        world.resource(HADDAD).booked.add(monday("07:00", "11:00"));
        assertThat(find(anHour()).daysWithout())
                .containsExactly(new DayWithoutSlot(MONDAY, NoSlotReason.OPERATOR_BUSY, HADDAD));
        world.resource(HADDAD).unavailable.add(monday("00:00", "24:00"));
        assertThat(find(anHour()).daysWithout())
                .containsExactly(new DayWithoutSlot(MONDAY, NoSlotReason.NO_OPERATOR_PRESENT, HADDAD));
        world.resource(ROOM).booked.add(monday("08:30", "09:30"));
        assertThat(find(anHour()).daysWithout())
                .containsExactly(new DayWithoutSlot(MONDAY, NoSlotReason.NO_ROOM_FREE, ROOM));
    }

    @Test
    void credentials_hold_through_their_last_day() {
        SlotQuery query = SlotQuery.of(
                        Duration.ofHours(1),
                        List.of(ROOM),
                        List.of(new Operator(HADDAD, null, MONDAY)),
                        MONDAY,
                        MONDAY.plusDays(1),
                        world.start(MONDAY))
                .withLimits(1000, 1, 5);

        SlotAnswer answer = find(query);

        assertThat(answer.slots()).hasSize(1);
        assertThat(answer.daysWithout())
                .containsExactly(new DayWithoutSlot(MONDAY.plusDays(1), NoSlotReason.OPERATOR_CREDENTIAL, HADDAD));
    }

    @Test
    void cancelling_a_booking_outside_the_hours_does_not_open_them() {
        hours(ROOM, "08:00", "10:00");
        SlotIndex index = world.index();
        TimeRange evening = monday("18:00", "19:00");
        index.change(change -> change.take(ROOM, evening));
        index.change(change -> change.release(ROOM, evening));

        assertThat(index.find(in(anHour(), part("17:00", "20:00"))).daysWithout())
                .extracting(DayWithoutSlot::reason)
                .containsExactly(NoSlotReason.NO_ROOM_OPEN);
    }

    @Test
    void a_change_that_fails_changes_nothing() {
        SlotIndex index = world.index();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> index.change(change ->
                        change.take(ROOM, monday("00:00", "24:00")).take(new UUID(9, 9), monday("08:00", "09:00"))));

        assertThat(index.find(anHour()).slots()).hasSize(20);
    }

    @Test
    void days_outside_the_index_are_neither_searched_nor_answered() {
        SlotQuery query = SlotQuery.of(
                Duration.ofHours(1),
                List.of(ROOM),
                List.of(new Operator(HADDAD, null, null)),
                MONDAY.plusDays(40),
                MONDAY.plusDays(50),
                world.start(MONDAY));

        assertThat(find(query)).isEqualTo(new SlotAnswer(List.of(), List.of(), 0));
    }

    @Test
    void more_than_sixty_four_operators_are_told_apart() {
        List<Operator> crowd = new java.util.ArrayList<>();
        for (int number = 0; number < 130; number++) {
            UUID id = new UUID('e', number);
            world.resource(id).booked.add(monday("00:00", number == 129 ? "08:00" : "24:00"));
            crowd.add(new Operator(id, null, null));
        }
        world.resource(ROOM)
                .blocks
                .add(new Block(monday("08:00", "12:00"), crowd.get(129).id(), null));
        SlotQuery query = SlotQuery.of(Duration.ofHours(1), List.of(ROOM), crowd, MONDAY, MONDAY, world.start(MONDAY));

        Slot slot = find(query).slots().get(0);

        assertThat(slot.operator()).isEqualTo(crowd.get(129).id());
        assertThat(slot.when()).isEqualTo(monday("08:00", "09:00"));
        assertThat(slot.combinations()).isEqualTo(1);
    }

    @Test
    void nonsense_is_refused_at_birth() {
        assertThatIllegalArgumentException().isThrownBy(() -> anHour().withTurnover(Duration.ofHours(6)));
        assertThatIllegalArgumentException().isThrownBy(() -> anHour().withLimits(0, 1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> anHour().withLimits(1, 1, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> part("09:00", "08:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> SlotIndex.builder(ZONE, MONDAY, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> find(anHour().withSedation(List.of(new UUID(9, 9)))));
    }

    @Test
    void a_department_over_half_a_year_takes_less_than_64_bytes_for_each_day_of_a_resource() {
        SlotWorld department = new SlotWorld(ZONE, MONDAY, 182);
        for (int number = 0; number < 81; number++) {
            SlotWorld.Described described = department.resource(new UUID('f', number));
            described.hours = new java.util.ArrayList<>();
            for (int day = 0; day < 182; day++) {
                LocalDate date = MONDAY.plusDays(day);
                if (date.getDayOfWeek().getValue() <= 5) {
                    String from = date.getDayOfWeek().getValue() % 2 == 0 ? "07:00" : "08:00";
                    described.hours.add(department.on(date, from, "18:00"));
                    described.booked.add(department.on(date, "10:00", "11:30"));
                    if (number < 20) {
                        described.blocks.add(new Block(
                                department.on(date, "08:00", "12:00"), new UUID('f', 40), department.start(date)));
                    }
                }
            }
            described.unavailable.add(new TimeRange(
                    department.start(MONDAY.plusDays(number)), department.start(MONDAY.plusDays(number + 9L))));
        }

        assertThat(department.index().bytes() / (81.0 * 182)).isLessThan(64);
    }
}
