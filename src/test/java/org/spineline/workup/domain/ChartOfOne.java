package org.spineline.workup.domain;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.AuthorizationStatus;
import org.spineline.episode.CareSetting;
import org.spineline.episode.PayerDecision;
import org.spineline.episode.RedFlag;
import org.spineline.episode.Technique;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.ActiveMedication;
import org.spineline.support.SiteRules;
import org.spineline.workup.ChaseEntry;
import org.spineline.workup.ConsentStatus;
import org.spineline.workup.FindingAcuity;
import org.spineline.workup.FractureShape;
import org.spineline.workup.GateCode;
import org.spineline.workup.GateState;
import org.spineline.workup.GateStatus;
import org.spineline.workup.Modality;
import org.spineline.workup.Readiness;

/** A patient in the hour before the procedure, with every gate green; tests make one thing worse. */
final class ChartOfOne {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    static final GateRules RULES = SiteRules.of(GateRules.class, "gates");
    static final CoagulationRules COAGULATION = SiteRules.of(CoagulationRules.class, "coagulation");
    static final ImagingRules IMAGING = SiteRules.of(ImagingRules.class, "imaging");
    static final AntithromboticRules ANTITHROMBOTICS = SiteRules.of(AntithromboticRules.class, "antithrombotics");
    private static final LabCatalogue LABS = SiteRules.of(LabCatalogue.class, "labs");
    static final FacilityZone FACILITY =
            new FacilityZone(NEW_YORK, Clock.fixed(Instant.parse("2026-12-01T14:00:00Z"), ZoneOffset.UTC));
    static final UUID PATIENT = UUID.randomUUID();
    static final UUID EPISODE = UUID.randomUUID();

    Instant procedureAt = local("2026-12-01T10:00");
    Instant now = local("2026-12-01T09:00");
    List<VertebralLevel> levels = List.of(VertebralLevel.L1);

    CareSetting setting = CareSetting.OUTPATIENT;

    @Nullable
    Technique technique = Technique.VERTEBROPLASTY;

    @Nullable
    String sedation = "MODERATE";

    @Nullable
    LocalDate coverageEnds = LocalDate.of(2027, 1, 20);

    @Nullable
    LocalDate imagedOn = LocalDate.of(2026, 11, 20);

    Modality modality = Modality.MRI;

    @Nullable
    BigDecimal inr = new BigDecimal("1.0");

    Instant collectedAt = local("2026-11-30T10:00");

    @Nullable
    BigDecimal platelets = new BigDecimal("224");

    ConsentStatus consent = ConsentStatus.SIGNED;
    List<VertebralLevel> consented = List.of(VertebralLevel.L1);
    final List<ActiveMedication> medications = new ArrayList<>(List.of(medication("Acetaminophen 500 MG")));
    final List<MedicationHold> holds = new ArrayList<>();
    final List<PayerDecision> payer = new ArrayList<>(
            List.of(decision(AuthorizationStatus.AFFIRMED, LocalDate.of(2026, 12, 31), VertebralLevel.L1)));
    final List<AskedAgain> asked = new ArrayList<>();
    final List<ChaseEntry> chases = new ArrayList<>();
    final List<GateWaiver> waivers = new ArrayList<>();
    boolean chronicLiverDisease;

    @Nullable
    BigDecimal clearance;

    final List<ImagingRecency.Since> changes = new ArrayList<>();
    final List<ImagingRecency.Onset> onsets = new ArrayList<>();

    ChartOfOne() {
        asked.add(new AskedAgain(local("2026-11-29T11:00"), answers(7, true, true, null, null), List.of()));
        asked.add(new AskedAgain(
                local("2026-12-01T08:30"),
                answers(6, null, null, local("2026-11-30T20:00"), local("2026-12-01T07:00")),
                null));
    }

    Readiness assessed() {
        return assessed(RULES);
    }

    Readiness assessed(GateRules rules) {
        return gates(rules).assess(facts());
    }

    private static Gates gates(GateRules rules) {
        return new Gates(COAGULATION, IMAGING, ANTITHROMBOTICS, rules, LABS, FACILITY);
    }

    /** Somebody answers for the gate as it stands now. */
    GateWaiver waive(GateCode code) {
        GateWaiver waiver = gates(RULES).waiver(facts(), PATIENT, code, "Measured in the room", "Dr Reed");
        waivers.add(waiver);
        return waiver;
    }

    private Gates.Facts facts() {
        List<LabResult> labs = new ArrayList<>();
        if (inr != null) {
            labs.add(LabResult.entered(PATIENT, Gates.INR, inr, "1", collectedAt));
        }
        if (platelets != null) {
            labs.add(LabResult.entered(PATIENT, Gates.PLATELETS, platelets, "10*9/L", collectedAt));
        }
        Consent given = new Consent(PATIENT, EPISODE);
        given.becomes(consent, local("2026-11-24T16:00"), "en", "Dr Reed", consented);
        return new Gates.Facts(
                EPISODE,
                procedureAt,
                now,
                levels,
                imagedOn == null ? List.of() : List.of(study(imagedOn)),
                labs,
                medications,
                holds,
                given,
                waivers,
                new Gates.Plan(setting, technique, sedation, coverageEnds, payer, asked, chases),
                new Gates.Told(chronicLiverDisease, changes, onsets, clearance));
    }

    GateState gate(GateCode code) {
        return assessed().gates().stream()
                .filter(gate -> gate.code() == code)
                .findFirst()
                .orElseThrow();
    }

    GateStatus status(GateCode code) {
        return gate(code).status();
    }

    private ImagingStudy study(LocalDate day) {
        return new ImagingStudy(
                PATIENT,
                EPISODE,
                modality,
                day,
                null,
                null,
                null,
                null,
                levels.stream().map(ChartOfOne::finding).toList());
    }

    private static ImagingFinding finding(VertebralLevel level) {
        return new ImagingFinding(
                level,
                FindingAcuity.ACUTE,
                true,
                null,
                FractureShape.WEDGE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                IMAGING);
    }

    static PreCheck.Answers answers(
            @Nullable Integer pain,
            @Nullable Boolean escort,
            @Nullable Boolean doses,
            @Nullable Instant food,
            @Nullable Instant fluid) {
        return new PreCheck.Answers(null, pain, escort, null, doses, null, food, fluid, null);
    }

    void says(
            String at,
            @Nullable Integer pain,
            @Nullable Boolean escort,
            @Nullable Boolean doses,
            @Nullable List<RedFlag> flags) {
        asked.add(new AskedAgain(local(at), answers(pain, escort, doses, null, null), flags));
    }

    static PayerDecision decision(AuthorizationStatus status, @Nullable LocalDate expires, VertebralLevel... levels) {
        return new PayerDecision(EPISODE, status, List.of("22511"), null, List.of(levels), expires);
    }

    static ActiveMedication medication(String name) {
        return new ActiveMedication(UUID.randomUUID(), name, null, null);
    }

    static Instant local(String moment) {
        return LocalDateTime.parse(moment).atZone(NEW_YORK).toInstant();
    }
}
