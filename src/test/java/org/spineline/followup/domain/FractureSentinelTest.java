package org.spineline.followup.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.spineline.followup.ImagingCause;
import org.spineline.followup.domain.FractureSentinel.Pain;
import org.spineline.followup.domain.FractureSentinel.Suspicion;
import org.spineline.support.SiteRules;

class FractureSentinelTest {
    private static final Instant PROCEDURE = Instant.parse("2026-11-23T15:00:00Z");
    private static final FractureSentinel SENTINEL =
            new FractureSentinel(SiteRules.of(FollowUpRules.class, "follow-up").sentinel());

    @TestFactory
    Stream<DynamicTest> pain_that_rises_by_two_after_an_improvement_raises_suspicion() {
        return Stream.of(
                rise("just under", 8, 2, 3, false),
                rise("at", 8, 2, 4, true),
                rise("just over", 8, 2, 5, true),
                rise("from two to six", 8, 2, 6, true),
                rise("improved by one only", 5, 4, 6, true),
                rise("never improved", 5, 5, 7, false),
                rise("got worse at once", 5, 6, 8, false),
                rise("got better", 8, 4, 2, false));
    }

    private static DynamicTest rise(String name, int before, int after, int now, boolean suspected) {
        return DynamicTest.dynamicTest(
                name, () -> assertThat(judge(List.of(pain(-10, before), pain(1, after)), now, null)
                                .map(Suspicion::cause))
                        .isEqualTo(suspected ? Optional.of(ImagingCause.PAIN_ROSE) : Optional.empty()));
    }

    @Test
    void the_lowest_since_the_procedure_is_what_pain_rises_from() {
        assertThat(judge(List.of(pain(-10, 8), pain(1, 2), pain(7, 3)), 4, null))
                .isPresent();
    }

    @Test
    void the_last_score_before_the_procedure_is_what_it_improved_from() {
        assertThat(judge(List.of(pain(-30, 9), pain(-1, 3), pain(1, 3)), 6, null))
                .as("it stood at 3 before and after")
                .isEmpty();
    }

    @Test
    void one_score_after_the_procedure_has_nothing_to_rise_from() {
        assertThat(judge(List.of(pain(-10, 4)), 8, null)).isEmpty();
    }

    @Test
    void what_is_not_recorded_before_the_procedure_silences_nothing() {
        Optional<Suspicion> suspicion = judge(List.of(pain(1, 2)), 6, null);

        assertThat(suspicion).isPresent();
        assertThat(suspicion.orElseThrow().finding()).contains("none is on record");
    }

    @Test
    void pain_that_is_not_told_is_not_judged() {
        assertThat(SENTINEL.judge(List.of(pain(-10, 8), pain(1, 2)), PROCEDURE, null, null))
                .isEmpty();
    }

    @Test
    void pain_at_another_level_is_enough_without_any_score() {
        assertThat(SENTINEL.judge(List.of(), PROCEDURE, null, true).map(Suspicion::cause))
                .contains(ImagingCause.OTHER_LEVEL);
        assertThat(SENTINEL.judge(List.of(), PROCEDURE, null, false)).isEmpty();
        assertThat(judge(List.of(pain(-10, 8), pain(1, 2)), 6, false))
                .as("a no does not silence the rise")
                .isPresent();
    }

    private static Optional<Suspicion> judge(List<Pain> known, int now, @Nullable Boolean otherLevel) {
        return SENTINEL.judge(known, PROCEDURE, pain(30, now), otherLevel);
    }

    private static Pain pain(int daysAfter, int score) {
        return new Pain(PROCEDURE.plus(Duration.ofDays(daysAfter)), score);
    }
}
