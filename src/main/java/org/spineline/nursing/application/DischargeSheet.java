package org.spineline.nursing.application;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.nursing.domain.DischargeInstructions;
import org.spineline.nursing.domain.DischargeInstructions.SheetWords;
import org.spineline.patient.PatientSummary;
import org.spineline.workup.RestartPlan;

/** The words of the sheet for one patient: a medicine is restarted only as a prescriber has decided. */
record DischargeSheet(
        SheetWords words,
        String language,
        Optional<String> fallbackNotice,
        String patient,
        String born,
        String mrn,
        String done,
        List<String> medicines,
        String phone,
        String printed) {
    static DischargeSheet of(
            DischargeInstructions rules,
            PatientSummary patient,
            LocalDate treated,
            List<RestartPlan> restarts,
            Instant now,
            FacilityZone zone) {
        String language = rules.languageFor(patient.language());
        SheetWords words = rules.wordings().get(language);
        Locale locale = Locale.forLanguageTag(language);
        DateTimeFormatter day = DateTimeFormatter.ofPattern(words.dayPattern(), locale);
        DateTimeFormatter time = DateTimeFormatter.ofPattern(words.timePattern(), locale);
        return new DischargeSheet(
                words,
                language,
                rules.speaks(patient.language()) ? Optional.empty() : Optional.of(words.fallbackNotice()),
                patient.familyName() + ", " + patient.givenName(),
                DateTimeFormatter.ofPattern(words.birthDatePattern(), locale).format(patient.birthDate()),
                patient.mrn(),
                words.done().replace("{day}", day.format(treated)),
                restarts.isEmpty()
                        ? List.of(words.noMedicines())
                        : restarts.stream().map(plan -> medicine(words, plan)).toList(),
                rules.phone().isBlank() ? words.noPhone() : words.phoneLine().replace("{phone}", rules.phone()),
                words.printed()
                        .replace("{day}", day.format(zone.dayOf(now)))
                        .replace("{time}", time.format(now.atZone(zone.zone()))));
    }

    private static String medicine(SheetWords words, RestartPlan plan) {
        if (plan.approvedBy() != null && !plan.stopped()) {
            return words.goOn().replace("{drug}", plan.drug());
        }
        if (plan.approvedBy() == null || plan.plan() == null) {
            return words.notDecided().replace("{drug}", plan.drug());
        }
        return words.restart()
                .replace("{drug}", plan.drug())
                .replace("{plan}", plan.plan())
                .replace("{name}", plan.approvedBy());
    }
}
