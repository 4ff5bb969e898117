package org.spineline.booking.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spineline.booking.domain.LearnedDurations.Case;
import org.spineline.episode.Technique;

class LearnedDurationsTest {
    private static final UUID HADDAD = UUID.randomUUID();
    private static final UUID REED = UUID.randomUUID();

    private final List<Case> cases = new ArrayList<>();

    @Test
    void the_operators_own_cases_are_used_once_there_are_enough() {
        add(HADDAD, 40, 9);
        assertThat(learned().of(HADDAD, Technique.VERTEBROPLASTY, 1, "LOCAL")).isEmpty();

        add(HADDAD, 40, 1);
        assertThat(learned().of(HADDAD, Technique.VERTEBROPLASTY, 1, "LOCAL")).hasValueSatisfying(found -> {
            assertThat(found.operator()).isEqualTo(HADDAD);
            assertThat(found.cases()).isEqualTo(10);
        });
    }

    @Test
    void with_too_few_of_his_own_those_of_all_operators_are_used() {
        add(HADDAD, 40, 4);
        add(REED, 60, 6);

        assertThat(learned().of(HADDAD, Technique.VERTEBROPLASTY, 1, "LOCAL")).hasValueSatisfying(found -> {
            assertThat(found.operator()).isNull();
            assertThat(found.cases()).isEqualTo(10);
            assertThat(found.percentile(40)).isEqualTo(40);
            assertThat(found.percentile(41)).isEqualTo(60);
        });
    }

    @Test
    void other_levels_another_technique_and_other_sedation_teach_nothing() {
        add(HADDAD, 40, 20);

        assertThat(learned().of(HADDAD, Technique.VERTEBROPLASTY, 2, "LOCAL")).isEmpty();
        assertThat(learned().of(HADDAD, Technique.SACROPLASTY, 1, "LOCAL")).isEmpty();
        assertThat(learned().of(HADDAD, Technique.VERTEBROPLASTY, 1, "GENERAL")).isEmpty();
    }

    @Test
    void percentiles_are_times_that_occurred() {
        IntStream.rangeClosed(1, 10).forEach(i -> add(HADDAD, i * 10, 1));

        LearnedDurations.Experience found =
                learned().of(null, Technique.VERTEBROPLASTY, 1, "LOCAL").orElseThrow();
        assertThat(found.percentile(50)).isEqualTo(50);
        assertThat(found.percentile(51)).isEqualTo(60);
        assertThat(found.percentile(90)).isEqualTo(90);
        assertThat(found.percentile(91)).isEqualTo(100);
        assertThat(found.percentile(100)).isEqualTo(100);
    }

    @Test
    void slips_of_the_pen_are_left_out() {
        add(HADDAD, 4, 10);
        add(HADDAD, 601, 10);
        assertThat(learned().of(HADDAD, Technique.VERTEBROPLASTY, 1, "LOCAL")).isEmpty();

        add(HADDAD, 5, 5);
        add(HADDAD, 600, 5);
        assertThat(learned().of(HADDAD, Technique.VERTEBROPLASTY, 1, "LOCAL")).isPresent();
    }

    private LearnedDurations learned() {
        return new LearnedDurations(cases, 10);
    }

    private void add(UUID operator, int minutes, int times) {
        for (int i = 0; i < times; i++) {
            cases.add(new Case(operator, Technique.VERTEBROPLASTY, 1, "LOCAL", minutes));
        }
    }
}
