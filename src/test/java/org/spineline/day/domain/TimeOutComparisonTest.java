package org.spineline.day.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spineline.anatomy.VertebralLevel.L1;
import static org.spineline.anatomy.VertebralLevel.L2;
import static org.spineline.anatomy.VertebralLevel.T12;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.day.Agreement;
import org.spineline.episode.AuthorizationStatus;
import org.spineline.episode.PayerDecision;
import org.spineline.episode.Technique;
import org.spineline.workup.ConsentFact;
import org.spineline.workup.ConsentStatus;
import org.spineline.workup.FindingAcuity;
import org.spineline.workup.ImagingEvidence;
import org.spineline.workup.Modality;

class TimeOutComparisonTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    private final TimeOutComparison about = new TimeOutComparison(Technique.VERTEBROPLASTY, List.of(L1));

    @Test
    void the_booking_has_to_be_the_same_and_no_more() {
        assertThat(about.booking(Technique.VERTEBROPLASTY, List.of(L1)).agreement())
                .isEqualTo(Agreement.AGREES);
        assertThat(about.booking(Technique.VERTEBROPLASTY, List.of(L1, L2)).agreement())
                .isEqualTo(Agreement.DIFFERS);
        assertThat(about.booking(Technique.SACROPLASTY, List.of(L1)).agreement())
                .isEqualTo(Agreement.DIFFERS);
    }

    @Test
    void a_plan_for_two_sessions_allows_one_of_its_levels() {
        assertThat(about.plan(Technique.VERTEBROPLASTY, List.of(L1, L2)).agreement())
                .isEqualTo(Agreement.AGREES);
        assertThat(about.plan(Technique.VERTEBROPLASTY, List.of(T12)).agreement())
                .isEqualTo(Agreement.DIFFERS);
        assertThat(about.plan(null, List.of()).agreement()).isEqualTo(Agreement.NOT_RECORDED);
    }

    @Test
    void the_newest_word_on_a_level_counts() {
        ImagingEvidence healed = study(finding(L1, FindingAcuity.OLD_HEALED, null));
        ImagingEvidence acute = study(finding(L1, FindingAcuity.ACUTE, null));

        assertThat(about.imaging(List.of(acute, healed)).agreement()).isEqualTo(Agreement.AGREES);
        assertThat(about.imaging(List.of(healed, acute)).agreement()).isEqualTo(Agreement.DIFFERS);
    }

    @Test
    void oedema_makes_a_fracture_recent_whatever_its_age_is_called() {
        assertThat(about.imaging(List.of(study(finding(L1, FindingAcuity.NOT_STATED, true))))
                        .agreement())
                .isEqualTo(Agreement.AGREES);
        assertThat(about.imaging(List.of(study(finding(L1, FindingAcuity.NOT_STATED, false))))
                        .agreement())
                .isEqualTo(Agreement.DIFFERS);
    }

    @Test
    void images_without_findings_say_nothing() {
        assertThat(about.imaging(List.of()).agreement()).isEqualTo(Agreement.NOT_RECORDED);
        assertThat(about.imaging(List.of(study())).agreement()).isEqualTo(Agreement.NOT_RECORDED);
    }

    @Test
    void consent_for_another_level_is_none_for_this_one() {
        assertThat(consent(ConsentStatus.SIGNED, L1)).isEqualTo(Agreement.AGREES);
        assertThat(consent(ConsentStatus.SIGNED, L1, L2)).isEqualTo(Agreement.AGREES);
        assertThat(consent(ConsentStatus.SIGNED, L2)).isEqualTo(Agreement.DIFFERS);
        assertThat(consent(ConsentStatus.WITHDRAWN, L1)).isEqualTo(Agreement.DIFFERS);
        assertThat(consent(ConsentStatus.NOT_ASKED)).isEqualTo(Agreement.NOT_RECORDED);
        assertThat(about.consent(Optional.empty()).agreement()).isEqualTo(Agreement.NOT_RECORDED);
    }

    @Test
    void an_authorisation_holds_up_to_its_last_day() {
        assertThat(payer(AuthorizationStatus.AFFIRMED, null, DAY, L1)).isEqualTo(Agreement.AGREES);
        assertThat(payer(AuthorizationStatus.AFFIRMED, null, DAY.minusDays(1), L1))
                .isEqualTo(Agreement.DIFFERS);
        assertThat(payer(AuthorizationStatus.AFFIRMED, null, null, L1)).isEqualTo(Agreement.AGREES);
    }

    @Test
    void an_authorisation_names_level_and_technique_or_is_none() {
        assertThat(payer(AuthorizationStatus.AFFIRMED, Technique.VERTEBROPLASTY, null, L2))
                .isEqualTo(Agreement.DIFFERS);
        assertThat(payer(AuthorizationStatus.AFFIRMED, Technique.BALLOON_KYPHOPLASTY, null, L1))
                .isEqualTo(Agreement.DIFFERS);
        assertThat(payer(AuthorizationStatus.NOT_AFFIRMED, null, null, L1)).isEqualTo(Agreement.DIFFERS);
        assertThat(payer(AuthorizationStatus.REQUESTED, null, null, L1)).isEqualTo(Agreement.NOT_RECORDED);
        assertThat(payer(AuthorizationStatus.NOT_NEEDED, null, null)).isEqualTo(Agreement.AGREES);
        assertThat(about.authorization(List.of(), DAY).agreement()).isEqualTo(Agreement.NOT_RECORDED);
    }

    private Agreement consent(ConsentStatus status, VertebralLevel... levels) {
        return about.consent(Optional.of(new ConsentFact(status, List.of(levels))))
                .agreement();
    }

    private Agreement payer(
            AuthorizationStatus status,
            @Nullable Technique technique,
            @Nullable LocalDate expires,
            VertebralLevel... levels) {
        return about.authorization(
                        List.of(new PayerDecision(
                                UUID.randomUUID(), status, List.of(), technique, List.of(levels), expires)),
                        DAY)
                .agreement();
    }

    private static ImagingEvidence study(ImagingEvidence.AtLevel... levels) {
        return new ImagingEvidence(UUID.randomUUID(), Modality.MRI, DAY, null, List.of(levels));
    }

    private static ImagingEvidence.AtLevel finding(
            VertebralLevel level, FindingAcuity acuity, @Nullable Boolean oedema) {
        return new ImagingEvidence.AtLevel(level, acuity, oedema, null, null, null, null, null, null, null);
    }
}
