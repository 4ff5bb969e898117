package org.spineline.booking.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.spineline.booking.ClosureKind;
import org.spineline.booking.ResourceKind;
import org.spineline.episode.Technique;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.TimeRange;

class ResourceTest {
    private static final FacilityZone FACILITY = new FacilityZone(ZoneId.of("America/New_York"), Clock.systemUTC());
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    @Test
    void on_the_day_the_clocks_go_forward_an_hour_of_work_is_missing() {
        Resource resource = open(DayOfWeek.SUNDAY, "01:00", "05:00");

        TimeRange day = resource.hoursOn(LocalDate.of(2027, 3, 14), FACILITY).get(0);

        assertThat(day.length()).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void hours_within_the_missing_hour_do_not_exist() {
        Resource resource = open(DayOfWeek.SUNDAY, "02:00", "03:00");

        assertThat(resource.hoursOn(LocalDate.of(2027, 3, 14), FACILITY)).isEmpty();
        assertThat(resource.hoursOn(LocalDate.of(2027, 3, 21), FACILITY)).hasSize(1);
    }

    @Test
    void on_the_day_the_clocks_go_back_the_hour_that_comes_twice_is_worked_twice() {
        Resource resource = open(DayOfWeek.SUNDAY, "00:00", "03:00");

        assertThat(resource.hoursOn(LocalDate.of(2026, 11, 1), FACILITY))
                .containsExactly(
                        new TimeRange(Instant.parse("2026-11-01T04:00:00Z"), Instant.parse("2026-11-01T08:00:00Z")));
    }

    @Test
    void hours_hold_on_the_leap_day() {
        Resource resource = open(DayOfWeek.TUESDAY, "08:00", "16:00");

        assertThat(resource.hoursOn(LocalDate.of(2028, 2, 29), FACILITY)).hasSize(1);
    }

    @Test
    void privileges_that_nobody_recorded_rule_nothing_out() {
        Resource operator = operator(null, null);

        assertThat(operator.getTechniques()).isNull();
        assertThat(operator.mayPerform(Technique.SACROPLASTY, DAY)).isTrue();
    }

    @Test
    void recorded_privileges_rule_out_all_others() {
        Resource operator = operator(List.of(Technique.SACROPLASTY, Technique.VERTEBROPLASTY), null);

        assertThat(operator.getTechniques()).containsExactly(Technique.VERTEBROPLASTY, Technique.SACROPLASTY);
        assertThat(operator.mayPerform(Technique.SACROPLASTY, DAY)).isTrue();
        assertThat(operator.mayPerform(Technique.BALLOON_KYPHOPLASTY, DAY)).isFalse();
    }

    @Test
    void none_is_not_the_same_as_not_recorded() {
        Resource operator = operator(List.of(), null);

        assertThat(operator.getTechniques()).isNotNull().isEmpty();
        assertThat(operator.mayPerform(Technique.VERTEBROPLASTY, DAY)).isFalse();
    }

    @Test
    void a_credential_holds_to_the_end_of_its_last_day() {
        Resource operator = operator(null, DAY);

        assertThat(operator.mayPerform(Technique.VERTEBROPLASTY, DAY)).isTrue();
        assertThat(operator.mayPerform(Technique.VERTEBROPLASTY, DAY.plusDays(1)))
                .isFalse();
    }

    @Test
    void a_closure_is_taken_back_once() {
        Resource resource = new Resource(ResourceKind.ROOM, "Angio", null, null, null);
        Closure closure = new Closure(FACILITY.day(DAY), ClosureKind.SERVICE, "Maintenance");
        resource.isAway(closure);

        assertThat(resource.isBack(UUID.randomUUID())).isFalse();
        assertThat(resource.closuresIn(FACILITY.day(DAY))).hasSize(1);
        assertThat(resource.isBack(closure.getId())).isTrue();
        assertThat(resource.isBack(closure.getId())).isFalse();
    }

    @Test
    void a_block_is_released_from_its_moment_on() {
        Instant release = Instant.parse("2026-11-24T13:00:00Z");
        Block block = new Block(UUID.randomUUID(), UUID.randomUUID(), null, "Tanaka", FACILITY.day(DAY), release, null);
        Block forever = new Block(UUID.randomUUID(), UUID.randomUUID(), null, "Tanaka", FACILITY.day(DAY), null, null);

        assertThat(block.isReleased(release.minusNanos(1))).isFalse();
        assertThat(block.isReleased(release)).isTrue();
        assertThat(forever.isReleased(release)).isFalse();
    }

    private static Resource open(DayOfWeek weekday, String from, String to) {
        Resource resource = new Resource(ResourceKind.ROOM, "Angio", null, null, null);
        resource.keepsHours(List.of(
                new WorkingHours(weekday, LocalTime.parse(from), LocalTime.parse(to), LocalDate.of(2020, 1, 1), null)));
        return resource;
    }

    private static Resource operator(@Nullable List<Technique> techniques, @Nullable LocalDate expires) {
        Resource operator = new Resource(ResourceKind.OPERATOR, "Dr Tanaka", null, null, null);
        operator.isDescribedAs(new ResourceTraits(null, null, techniques, expires, null));
        return operator;
    }
}
