package org.spineline.workup.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.CareSetting;
import org.spineline.episode.PayerDecision;
import org.spineline.episode.Technique;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.time.DateWords;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.ActiveMedication;
import org.spineline.workup.ChaseEntry;
import org.spineline.workup.ConsentStatus;
import org.spineline.workup.GateCode;
import org.spineline.workup.GateState;
import org.spineline.workup.GateStatus;
import org.spineline.workup.Modality;
import org.spineline.workup.NextAction;
import org.spineline.workup.Readiness;
import org.springframework.stereotype.Component;

/** The gates of the site: each one named rule, pure, with its reason whatever the outcome. Limits come from the configuration. */
@Component
public class Gates {
    /** INR in platelet-poor plasma. */
    public static final String INR = "6301-6";
    /** Platelets in blood. */
    public static final String PLATELETS = "777-3";

    private final CoagulationRules coagulation;
    private final ImagingRules imaging;
    private final AntithromboticRules antithrombotics;
    private final GateRules gates;
    private final LabCatalogue labs;
    private final FacilityZone facility;
    private final HoldGate hold;
    private final PayerGates payer;
    private final PatientGates patient;

    public Gates(
            CoagulationRules coagulation,
            ImagingRules imaging,
            AntithromboticRules antithrombotics,
            GateRules gates,
            LabCatalogue labs,
            FacilityZone facility) {
        this.coagulation = coagulation;
        this.imaging = imaging;
        this.antithrombotics = antithrombotics;
        this.gates = gates;
        this.labs = labs;
        this.facility = facility;
        hold = new HoldGate(antithrombotics, facility);
        payer = new PayerGates(gates, facility);
        patient = new PatientGates(gates, facility);
    }

    /**
     * What is known about one episode.
     *
     * @param procedureAt null while there is no date
     * @param labs of the patient, in any order
     * @param told what was recorded beside the results
     */
    public record Facts(
            UUID episodeId,
            @Nullable Instant procedureAt,
            Instant now,
            List<VertebralLevel> plannedLevels,
            List<ImagingStudy> studies,
            List<LabResult> labs,
            List<ActiveMedication> medications,
            List<MedicationHold> holds,
            @Nullable Consent consent,
            List<GateWaiver> waivers,
            Plan plan,
            Told told) {
        Instant reference() {
            return procedureAt == null ? now : procedureAt;
        }

        /** The same patient, were the procedure then. */
        Facts at(Instant procedure) {
            return new Facts(
                    episodeId,
                    procedure,
                    now,
                    plannedLevels,
                    studies,
                    labs,
                    medications,
                    holds,
                    consent,
                    waivers,
                    plan,
                    told);
        }

        Optional<LabResult> latest(String loinc) {
            return labs.stream()
                    .filter(result -> result.getLoinc().equals(loinc))
                    .filter(result -> !result.getCollectedAt().isAfter(reference()))
                    .max(Comparator.comparing(LabResult::getCollectedAt));
        }
    }

    /**
     * What was recorded beside the results and changes how they are read.
     *
     * @param chronicLiverDisease other limits of INR and platelets; nobody's silence is a yes
     * @param changes falls and pains, whenever they were
     * @param onsets of the fractures
     * @param clearance creatinine clearance in mL/min on the day of the procedure, or today; null when it cannot be computed
     */
    public record Told(
            boolean chronicLiverDisease,
            List<ImagingRecency.Since> changes,
            List<ImagingRecency.Onset> onsets,
            @Nullable BigDecimal clearance) {}

    /**
     * How the episode is planned, paid for and followed up by those who prepare it.
     *
     * @param setting in hospital or not: payers ask for more pain in hospital
     * @param technique null while nobody has chosen
     * @param sedation code of the plan; null while nobody has chosen
     * @param coverageEnds last day on which payers of the usual kind cover the procedure; null when none is known
     * @param payer oldest answer first
     * @param asked what the patient said when asked again, oldest first
     * @param chases oldest first
     */
    public record Plan(
            CareSetting setting,
            @Nullable Technique technique,
            @Nullable String sedation,
            @Nullable LocalDate coverageEnds,
            List<PayerDecision> payer,
            List<AskedAgain> asked,
            List<ChaseEntry> chases) {}

    public Readiness assess(Facts facts) {
        List<GateState> states = new ArrayList<>();
        for (GateCode code : GateCode.values()) {
            GateRules.Gate gate = gates.gates().get(code);
            if (gate == null || !applies(gate, facts)) {
                continue;
            }
            states.add(state(code, gate, waivable(facts, code, outcome(code, facts)), facts));
        }
        return Readiness.of(facts.episodeId(), facts.procedureAt(), states, nextAction(states));
    }

    /**
     * A waiver of the gate as it stands; one that no longer counts may be followed by another.
     *
     * @throws ConflictException while one counts
     */
    public GateWaiver waiver(Facts facts, UUID patientId, GateCode code, String reason, String byName) {
        if (isWaived(facts, code)) {
            throw new ConflictException(
                    "gate-already-waived", "This gate is waived already.", Map.of("episodeId", facts.episodeId()));
        }
        long before = facts.waivers().stream()
                .filter(waiver -> waiver.getGate() == code)
                .count();
        return new GateWaiver(
                patientId, facts.episodeId(), code, reason, byName, (int) before + 1, outcome(code, facts));
    }

    /** Whether somebody has answered for the gate as it stands. */
    boolean isWaived(Facts facts, GateCode code) {
        return facts.waivers().stream().anyMatch(waiver -> waiver.getGate() == code)
                && coveredBy(facts, code, outcome(code, facts)).isPresent();
    }

    private Outcome outcome(GateCode code, Facts facts) {
        return switch (code) {
            case IMAGING -> imaging(facts);
            case INR -> inr(facts);
            case PLATELETS -> platelets(facts);
            case ANTITHROMBOTIC_HOLD -> patient.doses(facts, hold.outcome(facts));
            case CONSENT -> consent(facts);
            case AUTHORIZATION -> payer.authorization(facts);
            case COVERAGE_CLOCK -> payer.coverage(facts);
            case PAIN_RECHECK -> patient.pain(facts);
            case RED_FLAGS -> patient.redFlags(facts);
            case ESCORT -> patient.escort(facts);
            case FASTING -> patient.fasting(facts);
        };
    }

    /**
     * How a gate stands, waivers apart.
     *
     * @param concerns what speaks against it, one by one, where a waiver must tell one from another
     */
    record Outcome(GateStatus status, String reason, String source, String version, List<Concern> concerns) {
        Outcome(GateStatus status, String reason, String source, String version) {
            this(status, reason, source, version, List.of());
        }

        Outcome with(List<Concern> against) {
            return new Outcome(status, reason, source, version, against);
        }

        Outcome with(Concern against) {
            return with(List.of(against));
        }
    }

    private boolean applies(GateRules.Gate gate, Facts facts) {
        boolean concerned =
                switch (gate.applies()) {
                    case EVERYONE -> true;
                    case SEDATED ->
                        facts.plan().sedation() == null
                                || !gates.fasting()
                                        .withoutSedation()
                                        .contains(facts.plan().sedation());
                };
        return concerned && isAsked(gate, facts);
    }

    private boolean isAsked(GateRules.Gate gate, Facts facts) {
        if (gate.askedFromDaysBefore() == null) {
            return true;
        }
        return facts.procedureAt() != null
                && !facility.dayOf(facts.now())
                        .isBefore(facility.dayOf(facts.procedureAt()).minusDays(gate.askedFromDaysBefore()));
    }

    /** What blocks comes first, then what is due first. */
    private @Nullable NextAction nextAction(List<GateState> states) {
        return states.stream()
                .filter(state -> !state.met())
                .min(Comparator.comparing(GateState::severity)
                        .thenComparing(state -> -rule(state.code()).dueDaysBefore()))
                .map(state -> new NextAction(state.code(), rule(state.code()).action(), state.owner(), state.dueBy()))
                .orElse(null);
    }

    private GateRules.Gate rule(GateCode code) {
        return Objects.requireNonNull(gates.gates().get(code));
    }

    private GateState state(GateCode code, GateRules.Gate gate, Outcome outcome, Facts facts) {
        Instant due =
                facts.procedureAt() == null ? null : facts.procedureAt().minus(Duration.ofDays(gate.dueDaysBefore()));
        return new GateState(
                code,
                label(code),
                outcome.status(),
                outcome.reason(),
                gate.owner(),
                due,
                outcome.source(),
                outcome.version(),
                gate.severity(),
                gate.waivableBy().stream().sorted().toList(),
                facts.plan().chases().stream()
                        .filter(chase -> chase.gate() == code)
                        .reduce((earlier, later) -> later)
                        .orElse(null));
    }

    /** What is met needs no waiver; one that answered for less than there is now is named and does not count. */
    private Outcome waivable(Facts facts, GateCode code, Outcome found) {
        if (found.status() == GateStatus.GREEN) {
            return found;
        }
        return coveredBy(facts, code, found)
                .map(waiver -> new Outcome(
                        GateStatus.WAIVED,
                        "Waived by %s: %s".formatted(waiver.getWaivedByName(), waiver.getReason()),
                        gates.source(),
                        gates.version()))
                .orElseGet(() -> facts.waivers().stream()
                        .filter(waiver -> waiver.getGate() == code)
                        .reduce((earlier, later) -> later)
                        .map(waiver -> new Outcome(
                                found.status(),
                                found.reason() + " " + lapsed(waiver),
                                found.source(),
                                found.version(),
                                found.concerns()))
                        .orElse(found));
    }

    private static Optional<GateWaiver> coveredBy(Facts facts, GateCode code, Outcome found) {
        return facts.waivers().stream()
                .filter(waiver -> waiver.getGate() == code && waiver.covers(found))
                .reduce((earlier, later) -> later);
    }

    private static String lapsed(GateWaiver waiver) {
        return waiver.getWaivedFor() == null
                ? "The waiver of %s no longer counts: what it was given for was not kept."
                        .formatted(waiver.getWaivedByName())
                : "The waiver of %s no longer counts; it was given for: %s"
                        .formatted(waiver.getWaivedByName(), waiver.getWaivedFor());
    }

    private Outcome inr(Facts facts) {
        CoagulationRules.Inr rule = coagulation.inr();
        Optional<LabResult> latest = facts.latest(INR);
        if (latest.isEmpty()) {
            return new Outcome(GateStatus.NOT_RECORDED, "INR is not recorded.", rule.source(), rule.version());
        }
        LabResult result = latest.get();
        String value = shown(result);
        boolean onWarfarin = facts.medications().stream()
                        .flatMap(m -> antithrombotics.recognised(m.name(), m.rxNormCode()).stream())
                        .anyMatch(AntithromboticRules.Drug::warfarin)
                || facts.holds().stream()
                        .flatMap(hold -> antithrombotics.find(hold.getDrug()).stream())
                        .anyMatch(AntithromboticRules.Drug::warfarin);
        int validDays = onWarfarin ? rule.validDaysOnWarfarin() : rule.validDays();
        GateStatus status;
        String reason;
        boolean liver = facts.told().chronicLiverDisease();
        if (coagulation.refusesInr(result.getValue(), liver)) {
            status = GateStatus.RED;
            reason = "INR %s %s%s.".formatted(value, coagulation.refusedInr(liver), coagulation.whoseLimit(liver));
        } else if (isTooOld(result, validDays, facts)) {
            status = GateStatus.RED;
            reason = "INR %s is too old: %s."
                    .formatted(value, tooOld(result, validDays, onWarfarin ? " with warfarin" : ""));
        } else if (result.getValue().compareTo(rule.greenUpTo()) > 0) {
            status = GateStatus.AMBER;
            reason = liver
                    ? "INR %s is above %s and below %s, the limit in chronic liver disease."
                            .formatted(
                                    value, rule.greenUpTo(), coagulation.liver().inrBelow())
                    : "INR %s is above %s.".formatted(value, rule.greenUpTo());
        } else {
            status = GateStatus.GREEN;
            reason = "INR %s, collected %s.".formatted(value, day(result.getCollectedAt()));
        }
        List<Concern> against = new ArrayList<>();
        if (result.getValue().compareTo(rule.greenUpTo()) > 0) {
            against.add(new Concern("value", result.getValue()));
        }
        if (isTooOld(result, validDays, facts)) {
            against.add(Concern.of("age"));
        }
        return new Outcome(status, reason, coagulation.sourceOf(liver), rule.version(), against);
    }

    private Outcome platelets(Facts facts) {
        CoagulationRules.Platelets rule = coagulation.platelets();
        Optional<LabResult> latest = facts.latest(PLATELETS);
        if (latest.isEmpty()) {
            return new Outcome(GateStatus.NOT_RECORDED, "Platelets are not recorded.", rule.source(), rule.version());
        }
        LabResult result = latest.get();
        List<Concern> against = new ArrayList<>();
        if (result.getValue().compareTo(rule.redBelow()) < 0) {
            against.add(new Concern("value", result.getValue().negate()));
        }
        if (isTooOld(result, rule.validDays(), facts)) {
            against.add(Concern.of("age"));
        }
        return platelets(facts, rule, result).with(against);
    }

    private Outcome platelets(Facts facts, CoagulationRules.Platelets rule, LabResult result) {
        String value = shown(result);
        boolean liver = facts.told().chronicLiverDisease();
        CoagulationRules.Liver exception = coagulation.liver();
        if (coagulation.refusesPlatelets(result.getValue(), liver)) {
            return new Outcome(
                    GateStatus.RED,
                    "Platelets %s %s%s."
                            .formatted(value, coagulation.refusedPlatelets(liver), coagulation.whoseLimit(liver)),
                    liver ? exception.source() : rule.source(),
                    liver ? exception.version() : rule.version());
        }
        if (isTooOld(result, rule.validDays(), facts)) {
            return new Outcome(
                    GateStatus.RED,
                    "Platelets %s are too old: %s.".formatted(value, tooOld(result, rule.validDays(), "")),
                    rule.source(),
                    rule.version());
        }
        if (result.getValue().compareTo(rule.redBelow()) < 0) {
            return new Outcome(
                    GateStatus.AMBER,
                    "Platelets %s are below %s and above %s, the limit in chronic liver disease."
                            .formatted(value, rule.redBelow(), exception.plateletsAbove()),
                    exception.source(),
                    exception.version());
        }
        return new Outcome(
                GateStatus.GREEN,
                "Platelets %s, collected %s.".formatted(value, day(result.getCollectedAt())),
                rule.source(),
                rule.version());
    }

    private Outcome imaging(Facts facts) {
        Optional<ImagingStudy> latest = facts.studies().stream()
                .filter(study -> study.getModality() != Modality.DXA)
                .max(Comparator.comparing(ImagingStudy::getPerformedOn));
        if (latest.isEmpty()) {
            return imagingOutcome(GateStatus.NOT_RECORDED, "No imaging of the spine is recorded.");
        }
        Optional<ImagingStudy> showingAge = facts.studies().stream()
                .filter(study -> imaging.showsAcuity().contains(study.getModality()))
                .max(Comparator.comparing(ImagingStudy::getPerformedOn));
        if (showingAge.isEmpty()) {
            return imagingOutcome(
                            GateStatus.AMBER,
                            "%s of %s does not show how old a fracture is."
                                    .formatted(
                                            name(latest.get()),
                                            DateWords.day(latest.get().getPerformedOn())))
                    .with(Concern.of("acuity not shown"));
        }
        ImagingStudy study = showingAge.get();
        List<VertebralLevel> unseen = facts.plannedLevels().stream()
                .filter(level -> facts.studies().stream()
                        .flatMap(s -> s.getFindings().stream())
                        .noneMatch(finding -> finding.getLevel() == level))
                .toList();
        if (!unseen.isEmpty()) {
            return imagingOutcome(
                            GateStatus.RED,
                            "No finding is recorded for %s, which is planned."
                                    .formatted(unseen.stream().map(Enum::name).collect(Collectors.joining(", "))))
                    .with(unseen.stream().map(level -> Concern.of(level.name())).toList());
        }
        LocalDate reference = facility.dayOf(facts.reference());
        List<String> since = recency(facts).reasons();
        if (!since.isEmpty()) {
            return imagingOutcome(
                            GateStatus.RED,
                            "The pictures are older than what happened: %s".formatted(String.join(" ", since)))
                    .with(since.stream().map(Concern::of).toList());
        }
        long age = ChronoUnit.DAYS.between(study.getPerformedOn(), reference);
        if (age > imaging.amberAfterDays()) {
            return imagingOutcome(
                            GateStatus.AMBER,
                            "%s of %s will be %d days old; this site asks for %d at most."
                                    .formatted(
                                            name(study),
                                            DateWords.day(study.getPerformedOn()),
                                            age,
                                            imaging.amberAfterDays()))
                    .with(Concern.of("age"));
        }
        return imagingOutcome(
                GateStatus.GREEN, "%s of %s.".formatted(name(study), DateWords.day(study.getPerformedOn())));
    }

    private ImagingRecency recency(Facts facts) {
        return recency(imaging, facts, facility.dayOf(facts.reference()));
    }

    static ImagingRecency recency(ImagingRules rules, Facts facts, LocalDate day) {
        return ImagingRecency.of(
                rules,
                facts.studies().stream()
                        .map(study -> ImagingRecency.Seen.of(study, facts.now()))
                        .toList(),
                facts.told().changes(),
                facts.told().onsets(),
                day);
    }

    private Outcome imagingOutcome(GateStatus status, String reason) {
        return new Outcome(status, reason, imaging.source(), imaging.version());
    }

    private Outcome consent(Facts facts) {
        Consent consent = facts.consent();
        ConsentStatus status = consent == null ? ConsentStatus.NOT_ASKED : consent.getStatus();
        return switch (status) {
            case NOT_ASKED -> consentOutcome(GateStatus.NOT_RECORDED, "Consent is not recorded.");
            case REFUSED ->
                consentOutcome(GateStatus.RED, "The patient has refused.").with(Concern.of("refused"));
            case WITHDRAWN ->
                consentOutcome(GateStatus.RED, "The patient has withdrawn consent.")
                        .with(Concern.of("withdrawn"));
            case SIGNED -> signed(facts, consent);
        };
    }

    private Outcome signed(Facts facts, @Nullable Consent consent) {
        List<VertebralLevel> covered = consent == null ? List.of() : consent.getLevels();
        List<VertebralLevel> missing = facts.plannedLevels().stream()
                .filter(level -> !covered.contains(level))
                .toList();
        if (!missing.isEmpty()) {
            return consentOutcome(
                            GateStatus.RED,
                            "The consent does not name %s, which is planned."
                                    .formatted(missing.stream().map(Enum::name).collect(Collectors.joining(", "))))
                    .with(missing.stream()
                            .map(level -> Concern.of(level.name()))
                            .toList());
        }
        String when = consent == null || consent.getSignedAt() == null ? "" : " " + day(consent.getSignedAt());
        return consentOutcome(GateStatus.GREEN, "Signed%s.".formatted(when));
    }

    private Outcome consentOutcome(GateStatus status, String reason) {
        return new Outcome(status, reason, gates.source(), gates.version());
    }

    private boolean isTooOld(LabResult result, int validDays, Facts facts) {
        return ageInDays(result, facts) > validDays;
    }

    private long ageInDays(LabResult result, Facts facts) {
        return ChronoUnit.DAYS.between(facility.dayOf(result.getCollectedAt()), facility.dayOf(facts.reference()));
    }

    private String tooOld(LabResult result, int validDays, String condition) {
        return "collected %s, valid %d days%s".formatted(day(result.getCollectedAt()), validDays, condition);
    }

    private String shown(LabResult result) {
        return labs.find(result.getLoinc())
                .map(test -> test.shown(result.getValue()))
                .orElse(result.getValue().toPlainString());
    }

    private String day(Instant moment) {
        return DateWords.day(facility.dayOf(moment));
    }

    private static String name(ImagingStudy study) {
        return switch (study.getModality()) {
            case MRI -> "MRI";
            case CT -> "CT";
            case RADIOGRAPH -> "Radiograph";
            case SPECT_CT -> "SPECT/CT";
            case BONE_SCAN -> "Bone scan";
            case DXA -> "DXA";
        };
    }

    private static String label(GateCode code) {
        return switch (code) {
            case IMAGING -> "Imaging";
            case INR -> "INR";
            case PLATELETS -> "Platelets";
            case ANTITHROMBOTIC_HOLD -> "Antithrombotic hold";
            case CONSENT -> "Consent";
            case AUTHORIZATION -> "Authorisation";
            case COVERAGE_CLOCK -> "Coverage clock";
            case PAIN_RECHECK -> "Pain asked again";
            case RED_FLAGS -> "Red flags asked again";
            case ESCORT -> "Escort home";
            case FASTING -> "Fasting";
        };
    }
}
