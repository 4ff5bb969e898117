package org.spineline.workup.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.PayerDecision;
import org.spineline.episode.Technique;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.ActiveMedication;
import org.spineline.workup.ChaseEntry;
import org.spineline.workup.ConsentStatus;
import org.spineline.workup.GateCode;
import org.spineline.workup.GateState;
import org.spineline.workup.GateStatus;
import org.spineline.workup.HoldState;
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

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);

    private final CoagulationRules coagulation;
    private final ImagingRules imaging;
    private final AntithromboticRules antithrombotics;
    private final GateRules gates;
    private final LabCatalogue labs;
    private final FacilityZone facility;
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
     */
    public record Told(
            boolean chronicLiverDisease, List<ImagingRecency.Since> changes, List<ImagingRecency.Onset> onsets) {}

    /**
     * How the episode is planned, paid for and followed up by those who prepare it.
     *
     * @param technique null while nobody has chosen
     * @param sedation code of the plan; null while nobody has chosen
     * @param coverageEnds last day on which payers of the usual kind cover the procedure; null when none is known
     * @param payer oldest answer first
     * @param asked what the patient said when asked again, oldest first
     * @param chases oldest first
     */
    public record Plan(
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
            Outcome outcome =
                    switch (code) {
                        case IMAGING -> imaging(facts);
                        case INR -> inr(facts);
                        case PLATELETS -> platelets(facts);
                        case ANTITHROMBOTIC_HOLD -> patient.doses(facts, holds(facts));
                        case CONSENT -> consent(facts);
                        case AUTHORIZATION -> payer.authorization(facts);
                        case COVERAGE_CLOCK -> payer.coverage(facts);
                        case PAIN_RECHECK -> patient.pain(facts);
                        case RED_FLAGS -> patient.redFlags(facts);
                        case ESCORT -> patient.escort(facts);
                        case FASTING -> patient.fasting(facts);
                    };
            states.add(state(code, gate, waived(facts, code).orElse(outcome), facts));
        }
        return Readiness.of(facts.episodeId(), facts.procedureAt(), states, nextAction(states));
    }

    record Outcome(GateStatus status, String reason, String source, String version) {}

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

    private Optional<Outcome> waived(Facts facts, GateCode code) {
        return facts.waivers().stream()
                .filter(waiver -> waiver.getGate() == code)
                .findFirst()
                .map(waiver -> new Outcome(
                        GateStatus.WAIVED,
                        "Waived by %s: %s".formatted(waiver.getWaivedByName(), waiver.getReason()),
                        gates.source(),
                        gates.version()));
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
        return new Outcome(status, reason, coagulation.sourceOf(liver), rule.version());
    }

    private Outcome platelets(Facts facts) {
        CoagulationRules.Platelets rule = coagulation.platelets();
        Optional<LabResult> latest = facts.latest(PLATELETS);
        if (latest.isEmpty()) {
            return new Outcome(GateStatus.NOT_RECORDED, "Platelets are not recorded.", rule.source(), rule.version());
        }
        LabResult result = latest.get();
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
                                    name(latest.get()), DAY.format(latest.get().getPerformedOn())));
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
                            .formatted(unseen.stream().map(Enum::name).collect(Collectors.joining(", "))));
        }
        LocalDate reference = facility.dayOf(facts.reference());
        List<String> since = recency(facts).reasons();
        if (!since.isEmpty()) {
            return imagingOutcome(
                    GateStatus.RED, "The pictures are older than what happened: %s".formatted(String.join(" ", since)));
        }
        long age = ChronoUnit.DAYS.between(study.getPerformedOn(), reference);
        if (age > imaging.amberAfterDays()) {
            return imagingOutcome(
                    GateStatus.AMBER,
                    "%s of %s will be %d days old; this site asks for %d at most."
                            .formatted(name(study), DAY.format(study.getPerformedOn()), age, imaging.amberAfterDays()));
        }
        return imagingOutcome(GateStatus.GREEN, "%s of %s.".formatted(name(study), DAY.format(study.getPerformedOn())));
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

    private Outcome holds(Facts facts) {
        if (facts.medications().isEmpty() && facts.holds().isEmpty()) {
            // Nobody has said what the patient takes: that is not the same as taking nothing.
            return hold(GateStatus.NOT_RECORDED, List.of("No medication is recorded. Ask what the patient takes."));
        }
        List<String> red = new ArrayList<>();
        List<String> amber = new ArrayList<>();
        List<String> green = new ArrayList<>();
        for (ActiveMedication medication : facts.medications()) {
            antithrombotics
                    .recognised(medication.name(), medication.rxNormCode())
                    .ifPresent(drug -> {
                        boolean reviewed = facts.holds().stream()
                                .anyMatch(hold -> hold.getDrug().equals(drug.code()));
                        if (!reviewed) {
                            red.add("%s is on the medication list and not reviewed.".formatted(drug.name()));
                        }
                    });
        }
        for (MedicationHold hold : facts.holds()) {
            String drug = antithrombotics
                    .find(hold.getDrug())
                    .map(AntithromboticRules.Drug::name)
                    .orElse(hold.getDrug());
            switch (hold.getState()) {
                case NOT_REVIEWED -> red.add("%s: no prescriber has decided yet.".formatted(drug));
                case VIOLATED ->
                    red.add("%s was taken %s, after the last dose allowed (%s)."
                            .formatted(drug, moment(hold.getReportedLastDose()), moment(hold.getRequiredLastDose())));
                case INSTRUCTED -> amber.add(instructed(hold, drug));
                case CONFIRMED -> green.add("%s: confirmed.".formatted(drug));
                case WAIVED -> green.add("%s: waived by %s.".formatted(drug, hold.getWaivedByName()));
            }
            movedTooEarly(facts, hold, drug).ifPresent(red::add);
        }
        if (!red.isEmpty()) {
            return hold(GateStatus.RED, red);
        }
        if (!amber.isEmpty()) {
            return hold(GateStatus.AMBER, amber);
        }
        return hold(
                GateStatus.GREEN,
                green.isEmpty() ? List.of("No antithrombotic drug is on the medication list.") : green);
    }

    /** A procedure moved forward may need the last dose earlier than was instructed. */
    private Optional<String> movedTooEarly(Facts facts, MedicationHold hold, String drug) {
        if (facts.procedureAt() == null
                || hold.getRequiredLastDose() == null
                || hold.getState() == HoldState.WAIVED
                || hold.getState() == HoldState.NOT_REVIEWED) {
            return Optional.empty();
        }
        LocalDate procedureDay = facility.dayOf(facts.procedureAt());
        return antithrombotics
                .find(hold.getDrug())
                .flatMap(known -> known.ruleFor(hold.getCrClUsed()))
                .flatMap(rule -> rule.lastDoseDay(procedureDay))
                .filter(lastDay -> facility.dayOf(hold.getRequiredLastDose()).isAfter(lastDay))
                .map(lastDay -> "%s: for this date the last dose must be %s or earlier; instructed was %s."
                        .formatted(drug, DAY.format(lastDay), moment(hold.getRequiredLastDose())));
    }

    private String instructed(MedicationHold hold, String drug) {
        return hold.getRequiredLastDose() == null
                ? "%s continues by decision of %s; not yet confirmed with the patient."
                        .formatted(drug, hold.getApprovedByName())
                : "%s: last dose %s; not yet confirmed with the patient."
                        .formatted(drug, moment(hold.getRequiredLastDose()));
    }

    private Outcome hold(GateStatus status, List<String> reasons) {
        return new Outcome(status, String.join(" ", reasons), antithrombotics.source(), antithrombotics.version());
    }

    private Outcome consent(Facts facts) {
        Consent consent = facts.consent();
        ConsentStatus status = consent == null ? ConsentStatus.NOT_ASKED : consent.getStatus();
        return switch (status) {
            case NOT_ASKED -> consentOutcome(GateStatus.NOT_RECORDED, "Consent is not recorded.");
            case REFUSED -> consentOutcome(GateStatus.RED, "The patient has refused.");
            case WITHDRAWN -> consentOutcome(GateStatus.RED, "The patient has withdrawn consent.");
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
                            .formatted(missing.stream().map(Enum::name).collect(Collectors.joining(", "))));
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
        return DAY.format(facility.dayOf(moment));
    }

    private String moment(@Nullable Instant moment) {
        return moment == null ? "at a time not recorded" : DAY_AND_TIME.format(moment.atZone(facility.zone()));
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
