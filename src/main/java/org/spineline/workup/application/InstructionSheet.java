package org.spineline.workup.application;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.EpisodeSummary;
import org.spineline.episode.Technique;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.PatientSummary;
import org.spineline.sedation.SedationProtocolView;
import org.spineline.workup.HoldState;
import org.spineline.workup.LastDosePart;
import org.spineline.workup.application.WorkupRequests.MedicationHoldResponse;
import org.spineline.workup.application.WorkupRequests.UnreviewedDrug;
import org.spineline.workup.domain.PatientInstructions;
import org.spineline.workup.domain.PatientInstructions.Wording;

/** The words of the sheet for one patient: instructions only where a prescriber has decided and the date still fits. */
record InstructionSheet(
        Wording words,
        String language,
        String patient,
        String born,
        String mrn,
        String when,
        String arrival,
        String procedure,
        Optional<String> otherLanguage,
        List<Medicine> medicines,
        List<String> eating,
        String escort,
        Optional<String> phone,
        String printed) {
    /** One row of the table. */
    record Medicine(String name, String before, @Nullable String decidedBy, String after) {}

    private static final String ESCORT = "Escort";

    static InstructionSheet of(
            PatientInstructions rules,
            PatientSummary patient,
            EpisodeSummary episode,
            Instant start,
            @Nullable SedationProtocolView sedation,
            List<MedicationHoldResponse> holds,
            List<UnreviewedDrug> unreviewed,
            Instant now,
            FacilityZone zone) {
        String language = rules.languageFor(patient.language());
        Wording words = rules.wordings().get(language);
        Times times = new Times(words, Locale.forLanguageTag(language), zone);
        return new InstructionSheet(
                words,
                language,
                patient.familyName() + ", " + patient.givenName(),
                times.day(patient.birthDate()),
                patient.mrn(),
                words.when().replace("{day}", times.longDay(start)).replace("{time}", times.time(start)),
                words.arrival()
                        .replace("{arrival}", times.time(start.minus(Duration.ofMinutes(rules.arriveMinutesBefore()))))
                        .replace("{minutes}", Integer.toString(rules.arriveMinutesBefore())),
                technique(words, episode.technique()),
                otherLanguage(words, patient.language(), language),
                Stream.concat(
                                holds.stream().map(hold -> medicine(words, times, hold)),
                                unreviewed.stream()
                                        .map(drug -> new Medicine(
                                                drug.drugName(), words.notDecided(), null, words.restartAsked())))
                        .toList(),
                eating(words, times, sedation, start),
                sedation != null && !sedation.requiredChecks().contains(ESCORT)
                        ? words.escortAdvised()
                        : words.escortNeeded(),
                rules.phone().isBlank()
                        ? Optional.empty()
                        : Optional.of(words.phoneLine().replace("{phone}", rules.phone())),
                words.printed().replace("{day}", times.longDay(now)).replace("{time}", times.time(now)));
    }

    /** Whoever does not read the language of the sheet is told so, and so is whoever hands it out. */
    private static Optional<String> otherLanguage(Wording words, String wanted, String printed) {
        Locale locale = Locale.forLanguageTag(wanted);
        return locale.getLanguage().equals(printed)
                ? Optional.empty()
                : Optional.of(words.otherLanguage()
                        .replace("{language}", locale.getDisplayLanguage(Locale.forLanguageTag(printed))));
    }

    private static Medicine medicine(Wording words, Times times, MedicationHoldResponse hold) {
        boolean decided = hold.approvedAt() != null && hold.state() != HoldState.WAIVED && !hold.instructionOutdated();
        if (!decided) {
            return new Medicine(hold.drugName(), words.notDecided(), null, words.restartAsked());
        }
        String by = words.decidedBy()
                .replace("{name}", String.valueOf(hold.approvedByName()))
                .replace("{day}", times.day(hold.approvedAt()));
        if (hold.requiredLastDose() == null) {
            return new Medicine(hold.drugName(), words.goOn(), by, words.goOn());
        }
        return new Medicine(
                hold.drugName(),
                stop(words, times, hold, hold.requiredLastDose()),
                by,
                hold.restartPlan() == null ? words.restartAsked() : hold.restartPlan());
    }

    private static String stop(Wording words, Times times, MedicationHoldResponse hold, Instant last) {
        boolean wholeDay =
                !times.local(last).toLocalTime().truncatedTo(ChronoUnit.MINUTES).isBefore(LocalTime.of(23, 59));
        if (!wholeDay) {
            return words.stopMoment().replace("{day}", times.shortDay(last)).replace("{time}", times.time(last));
        }
        String words24 =
                hold.calculation().lastDosePart() == LastDosePart.EVENING ? words.stopEvening() : words.stopDay();
        return words24.replace("{day}", times.shortDay(last));
    }

    private static List<String> eating(
            Wording words, Times times, @Nullable SedationProtocolView sedation, Instant start) {
        if (sedation == null) {
            return List.of(words.fastingNotDecided());
        }
        List<String> lines = new ArrayList<>();
        fasting(lines, words.fatty(), times, sedation.fastingFattyMealHours(), start);
        fasting(lines, words.light(), times, sedation.fastingLightMealHours(), start);
        fasting(lines, words.clear(), times, sedation.fastingClearLiquidsHours(), start);
        return lines.isEmpty() ? List.of(words.noFasting()) : List.copyOf(lines);
    }

    private static void fasting(
            List<String> lines, String wording, Times times, @Nullable Integer hours, Instant start) {
        if (hours != null) {
            Instant until = start.minus(Duration.ofHours(hours));
            lines.add(wording.replace("{time}", times.time(until)).replace("{day}", times.shortDay(until)));
        }
    }

    private static String technique(Wording words, @Nullable Technique technique) {
        if (technique == null) {
            return words.otherTechnique();
        }
        return switch (technique) {
            case VERTEBROPLASTY -> words.vertebroplasty();
            case BALLOON_KYPHOPLASTY -> words.kyphoplasty();
            case MECHANICAL_IMPLANT, SACROPLASTY -> words.otherTechnique();
        };
    }

    /** Days and times as the language writes them, on the wall clock of the site. */
    private record Times(Wording words, Locale locale, FacilityZone zone) {
        ZonedDateTime local(Instant at) {
            return at.atZone(zone.zone());
        }

        String longDay(Instant at) {
            return DateTimeFormatter.ofPattern(words.dayPattern(), locale).format(local(at));
        }

        String shortDay(Instant at) {
            return DateTimeFormatter.ofPattern(words.shortDayPattern(), locale).format(local(at));
        }

        String time(Instant at) {
            return DateTimeFormatter.ofPattern(words.timePattern(), locale).format(local(at));
        }

        String day(@Nullable Instant at) {
            return at == null ? "" : shortDay(at);
        }

        String day(LocalDate date) {
            return DateTimeFormatter.ofPattern(words.birthDatePattern(), locale).format(date);
        }
    }
}
