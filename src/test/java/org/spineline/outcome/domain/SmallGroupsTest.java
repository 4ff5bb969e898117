package org.spineline.outcome.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SmallGroupsTest {
    @Test
    void large_and_empty_groups_are_shown() {
        assertThat(SmallGroups.hidden(Map.of("a", 5L, "b", 0L, "c", 90L), 5)).isEmpty();
    }

    @Test
    void one_small_group_takes_the_next_larger_with_it() {
        assertThat(SmallGroups.hidden(Map.of("a", 4L, "b", 12L, "c", 7L), 5)).containsExactlyInAnyOrder("a", "c");
    }

    @Test
    void two_groups_that_are_small_together_take_a_third() {
        assertThat(SmallGroups.hidden(Map.of("a", 1L, "b", 2L, "c", 9L, "d", 30L), 5))
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void two_small_groups_that_are_enough_together_stay_alone() {
        assertThat(SmallGroups.hidden(Map.of("a", 3L, "b", 2L, "c", 9L), 5)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void a_single_small_group_is_hidden() {
        assertThat(SmallGroups.hidden(Map.of("a", 4L), 5)).containsExactly("a");
        assertThat(SmallGroups.isTooSmall(4, 5)).isTrue();
        assertThat(SmallGroups.isTooSmall(5, 5)).isFalse();
        assertThat(SmallGroups.isTooSmall(0, 5)).isFalse();
    }

    @Test
    void other_names_hold_for_one_export_and_for_no_other() {
        UUID patient = UUID.randomUUID();
        Pseudonyms one = new Pseudonyms(new SecureRandom());
        Pseudonyms other = new Pseudonyms(new SecureRandom());
        assertThat(one.idOf(patient)).isEqualTo(one.idOf(patient)).isNotEqualTo(patient.toString());
        assertThat(one.idOf(patient)).isNotEqualTo(other.idOf(patient));
        LocalDate day = LocalDate.parse("2026-03-01");
        LocalDate moved = one.shifted(day, patient);
        assertThat(ChronoUnit.DAYS.between(moved, day)).isBetween(1L, 365L);
        assertThat(one.shifted(day.plusDays(40), patient)).isEqualTo(moved.plusDays(40));
        assertThat(Pseudonyms.ageGroup(89)).isEqualTo("89");
        assertThat(Pseudonyms.ageGroup(90)).isEqualTo("90 or more");
    }
}
