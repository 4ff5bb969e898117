package org.spineline.workup.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.time.DateWords;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.AdministrativeSex;
import org.spineline.workup.BloodItem;
import org.spineline.workup.BloodNeed;
import org.spineline.workup.BloodStatus;
import org.springframework.stereotype.Component;

/** Which blood tests this patient needs and how each stands on the day: pure, with its reason whatever the outcome. */
@Component
public class BloodPanel {

    private final LabCatalogue labs;
    private final CoagulationRules coagulation;
    private final FacilityZone facility;

    public BloodPanel(LabCatalogue labs, CoagulationRules coagulation, FacilityZone facility) {
        this.labs = labs;
        this.coagulation = coagulation;
        this.facility = facility;
    }

    /**
     * @param reference the procedure, or now while there is no date
     * @param onWarfarin shortens the validity of the INR
     * @param clearanceNeeded by the rule of a drug the patient takes
     */
    public record Facts(
            Instant reference,
            LocalDate birthDate,
            AdministrativeSex sex,
            @Nullable Boolean chronicLiverDisease,
            @Nullable Boolean infectionSuspected,
            @Nullable Boolean pregnancyPossible,
            @Nullable Boolean diabetes,
            boolean onWarfarin,
            boolean clearanceNeeded,
            List<LabResult> results) {}

    /**
     * @param result newest collected until the reference; null when there is none
     * @param validUntil last local day on which it counts; null where nobody counts
     * @param reason a sentence, whatever the outcome
     */
    public record Line(
            BloodItem item,
            BloodNeed need,
            String why,
            BloodStatus status,
            String reason,
            @Nullable LabResult result,
            @Nullable LocalDate validUntil,
            String source,
            String version) {}

    public List<Line> lines(Facts facts) {
        List<Line> lines = new ArrayList<>();
        for (BloodItem item : BloodItem.values()) {
            lines.add(line(item, facts));
        }
        return List.copyOf(lines);
    }

    private record Need(BloodNeed need, String why) {}

    private Line line(BloodItem item, Facts facts) {
        Need need = need(item, facts);
        LabCatalogue.PanelItem rule = labs.panel().get(item);
        String source = isCoagulation(item) ? coagulation.sourceOf(liver(facts)) : labs.source();
        String version = isCoagulation(item) ? coagulation.inr().version() : labs.version();
        Optional<LabResult> newest = facts.results().stream()
                .filter(result -> rule.loincs().contains(result.getLoinc()))
                .filter(result -> !result.getCollectedAt().isAfter(facts.reference()))
                .max(Comparator.comparing(LabResult::getCollectedAt));
        if (newest.isEmpty()) {
            return new Line(
                    item,
                    need.need(),
                    need.why(),
                    BloodStatus.NOT_RECORDED,
                    rule.name() + " is not recorded.",
                    null,
                    null,
                    source,
                    version);
        }
        LabResult result = newest.get();
        int days = validDays(item, facts, rule);
        LocalDate collected = facility.dayOf(result.getCollectedAt());
        LocalDate validUntil = collected.plusDays(days);
        long age = ChronoUnit.DAYS.between(collected, facility.dayOf(facts.reference()));
        String shown = named(result);
        BloodStatus status;
        String reason;
        Optional<String> wrong = outOfLimits(item, result.getValue(), liver(facts));
        if (wrong.isPresent()) {
            status = BloodStatus.OUT_OF_LIMITS;
            reason = "%s %s.".formatted(shown, wrong.get());
        } else if (age > days) {
            status = BloodStatus.TOO_OLD;
            reason = "%s of %s is %d days old on the day; valid are %d."
                    .formatted(shown, DateWords.day(collected), age, days);
        } else if (item == BloodItem.INFECTION || item == BloodItem.GLUCOSE || item == BloodItem.HAEMOGLOBIN) {
            status = BloodStatus.FOR_REVIEW;
            reason =
                    "%s of %s: no cut-off decides, a physician looks at it.".formatted(shown, DateWords.day(collected));
        } else {
            status = BloodStatus.IN_ORDER;
            reason = "%s, collected %s.".formatted(shown, DateWords.day(collected));
        }
        return new Line(item, need.need(), need.why(), status, reason, result, validUntil, source, version);
    }

    public static boolean isCoagulation(BloodItem item) {
        return item == BloodItem.INR || item == BloodItem.PLATELETS || item == BloodItem.FIBRINOGEN;
    }

    private static boolean liver(Facts facts) {
        return Boolean.TRUE.equals(facts.chronicLiverDisease());
    }

    private int validDays(BloodItem item, Facts facts, LabCatalogue.PanelItem rule) {
        return switch (item) {
            case INR ->
                facts.onWarfarin()
                        ? coagulation.inr().validDaysOnWarfarin()
                        : coagulation.inr().validDays();
            case PLATELETS, FIBRINOGEN -> coagulation.platelets().validDays();
            case CREATININE -> labs.creatinineValidDays();
            case HAEMOGLOBIN, PREGNANCY, INFECTION, GLUCOSE -> rule.validDays();
        };
    }

    private Optional<String> outOfLimits(BloodItem item, BigDecimal value, boolean liver) {
        CoagulationRules.Liver exception = coagulation.liver();
        return switch (item) {
            case INR ->
                exceeds(
                        coagulation.refusesInr(value, liver),
                        coagulation.refusedInr(liver) + coagulation.whoseLimit(liver));
            case PLATELETS ->
                exceeds(
                        coagulation.refusesPlatelets(value, liver),
                        coagulation.refusedPlatelets(liver) + coagulation.whoseLimit(liver));
            case FIBRINOGEN ->
                exceeds(
                        liver && value.compareTo(exception.fibrinogenAbove()) <= 0,
                        "is not above " + exception.fibrinogenAbove() + coagulation.whoseLimit(liver));
            case PREGNANCY -> exceeds(value.signum() != 0, "rules the procedure out until a physician has decided");
            case HAEMOGLOBIN, CREATININE, INFECTION, GLUCOSE -> Optional.empty();
        };
    }

    private static Optional<String> exceeds(boolean wrong, String words) {
        return wrong ? Optional.of(words) : Optional.empty();
    }

    private Need need(BloodItem item, Facts facts) {
        return switch (item) {
            case INR, PLATELETS, HAEMOGLOBIN -> new Need(BloodNeed.NEEDED, "Asked before every procedure.");
            case FIBRINOGEN ->
                told(
                        facts.chronicLiverDisease(),
                        "Chronic liver disease is recorded.",
                        "No chronic liver disease is recorded as present.",
                        "Whether the patient has chronic liver disease is not recorded.");
            case CREATININE ->
                facts.clearanceNeeded()
                        ? new Need(BloodNeed.NEEDED, "The rule of a drug depends on the creatinine clearance.")
                        : new Need(BloodNeed.NOT_NEEDED, "No drug under review depends on the kidneys.");
            case PREGNANCY -> pregnancy(facts);
            case INFECTION ->
                told(
                        facts.infectionSuspected(),
                        "An infection is suspected.",
                        "No infection is suspected.",
                        "Whether an infection is suspected is not recorded.");
            case GLUCOSE ->
                told(
                        facts.diabetes(),
                        "The patient has diabetes.",
                        "The patient has no diabetes.",
                        "Whether the patient has diabetes is not recorded.");
        };
    }

    private Need pregnancy(Facts facts) {
        if (facts.pregnancyPossible() != null) {
            return told(facts.pregnancyPossible(), "Pregnancy is possible.", "Pregnancy is not possible.", "");
        }
        long age = ChronoUnit.YEARS.between(facts.birthDate(), facility.dayOf(facts.reference()));
        boolean asked = facts.sex() != AdministrativeSex.MALE
                && age >= labs.pregnancyAskedFromAge()
                && age < labs.pregnancyAskedBelowAge();
        return asked
                ? new Need(BloodNeed.NOT_KNOWN, "Whether pregnancy is possible is not recorded.")
                : new Need(BloodNeed.NOT_NEEDED, "Not asked by sex and age; record it if pregnancy is possible.");
    }

    private static Need told(@Nullable Boolean answer, String yes, String no, String unknown) {
        if (answer == null) {
            return new Need(BloodNeed.NOT_KNOWN, unknown);
        }
        return answer ? new Need(BloodNeed.NEEDED, yes) : new Need(BloodNeed.NOT_NEEDED, no);
    }

    private String named(LabResult result) {
        return labs.find(result.getLoinc())
                .map(test -> test.name() + " " + test.shown(result.getValue()))
                .orElse(result.getValue().toPlainString());
    }
}
