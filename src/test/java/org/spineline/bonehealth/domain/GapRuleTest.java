package org.spineline.bonehealth.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineline.bonehealth.BoneGapKind;
import org.spineline.bonehealth.BoneGapStatus;
import org.spineline.bonehealth.BoneUnit;
import org.spineline.bonehealth.LiaisonStage;
import org.spineline.bonehealth.domain.GapRule.Evidence;
import org.spineline.bonehealth.domain.GapRule.Finding;
import org.spineline.support.SiteRules;

class GapRuleTest {
    private static final BoneRules RULES = SiteRules.of(BoneRules.class, "bone-health");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Test
    void what_nobody_recorded_is_missing() {
        assertThat(assess(BoneGapKind.DXA)).isEqualTo(new Finding(BoneGapStatus.MISSING, null));
        assertThat(assess(BoneGapKind.DXA, new Evidence(BoneGapKind.VITAMIN_D, DAY, null)))
                .as("another answer is none")
                .isEqualTo(new Finding(BoneGapStatus.MISSING, null));
    }

    @ParameterizedTest
    @CsvSource({"729, CLOSED", "730, CLOSED", "731, OLD", "0, CLOSED", "-40, CLOSED"})
    void a_density_of_two_years_before_the_procedure_still_counts(int daysBefore, BoneGapStatus status) {
        LocalDate measured = DAY.minusDays(daysBefore);

        assertThat(assess(BoneGapKind.DXA, new Evidence(BoneGapKind.DXA, measured, null)))
                .isEqualTo(new Finding(status, measured));
    }

    @ParameterizedTest
    @CsvSource({"SENT, UNDER_WAY", "ACCEPTED, UNDER_WAY", "SEEN, CLOSED"})
    void a_referral_stays_open_until_the_patient_was_seen(LiaisonStage stage, BoneGapStatus status) {
        assertThat(assess(BoneGapKind.LIAISON, new Evidence(BoneGapKind.LIAISON, DAY, stage))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void an_old_answer_beside_a_new_one_does_no_harm() {
        assertThat(assess(
                        BoneGapKind.VITAMIN_D,
                        new Evidence(BoneGapKind.VITAMIN_D, DAY.minusYears(3), null),
                        new Evidence(BoneGapKind.VITAMIN_D, DAY.minusDays(180), null)))
                .isEqualTo(new Finding(BoneGapStatus.CLOSED, DAY.minusDays(180)));
    }

    @ParameterizedTest
    @CsvSource({"20, NG_ML, 49.9", "50, NMOL_L, 20.0", "30, NG_ML, 74.9", "75, NMOL_L, 30.0"})
    void vitamin_d_is_converted_by_its_molar_mass(BigDecimal amount, BoneUnit unit, BigDecimal other) {
        assertThat(RULES.converted(amount, unit)).isEqualByComparingTo(other);
    }

    private static Finding assess(BoneGapKind kind, Evidence... known) {
        return GapRule.assess(RULES.gap(kind), DAY, List.of(known));
    }
}
