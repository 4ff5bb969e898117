package org.spineline.episode.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineline.episode.Acuity;
import org.spineline.support.SiteRules;

class EpisodeRulesTest {
    private static final EpisodeRules RULES = SiteRules.of(EpisodeRules.class, "episode");

    // The second onset counts over 29 February.
    @ParameterizedTest
    @CsvSource({"2026-11-21", "2028-02-20"})
    void a_fracture_ages_at_the_limits_of_the_rule(LocalDate onset) {
        LocalDate subacute = onset.plusWeeks(RULES.acuity().acuteBelowWeeks());
        LocalDate lastSubacute = onset.plusWeeks(RULES.acuity().subacuteUpToWeeks());

        assertThat(RULES.acuityOn(onset, onset)).isEqualTo(Acuity.ACUTE);
        assertThat(RULES.acuityOn(subacute.minusDays(1), onset)).isEqualTo(Acuity.ACUTE);
        assertThat(RULES.acuityOn(subacute, onset)).isEqualTo(Acuity.SUBACUTE);
        assertThat(RULES.acuityOn(lastSubacute, onset)).isEqualTo(Acuity.SUBACUTE);
        assertThat(RULES.acuityOn(lastSubacute.plusDays(1), onset)).isEqualTo(Acuity.CHRONIC);
    }

    @Test
    void the_coverage_clock_is_counted_in_weeks_from_the_onset() {
        LocalDate onset = LocalDate.of(2028, 2, 20);
        assertThat(RULES.coverageEnds(onset))
                .isEqualTo(onset.plusDays(7L * RULES.coverage().weeksFromOnset()))
                .isEqualTo(LocalDate.of(2028, 5, 14));
    }
}
