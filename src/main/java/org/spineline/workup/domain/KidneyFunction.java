package org.spineline.workup.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spineline.patient.AdministrativeSex;

/**
 * The creatinine clearance with what it was computed from.
 *
 * @param clearance mL/min by Cockcroft–Gault; null when something is missing or the creatinine too old
 * @param ageYears on the day it is computed for
 * @param weightKg null when not recorded
 * @param creatinine mg/dL; null when not recorded
 * @param missing what stands in the way, in words for people
 */
public record KidneyFunction(
        @Nullable BigDecimal clearance,
        int ageYears,
        AdministrativeSex sex,
        @Nullable BigDecimal weightKg,
        @Nullable BigDecimal creatinine,
        @Nullable Instant collectedAt,
        List<String> missing) {
    /**
     * @param on day of the procedure, or today
     * @param creatinineAgeDays from collection to that day; null when there is no creatinine
     * @param validDays how old a creatinine may be
     */
    public static KidneyFunction of(
            LocalDate birthDate,
            LocalDate on,
            AdministrativeSex sex,
            @Nullable BigDecimal weightKg,
            @Nullable LabResult creatinine,
            @Nullable Long creatinineAgeDays,
            int validDays) {
        List<String> missing = new ArrayList<>();
        if (weightKg == null) {
            missing.add("weight is not recorded");
        }
        if (sex != AdministrativeSex.FEMALE && sex != AdministrativeSex.MALE) {
            missing.add("sex is not recorded as female or male");
        }
        if (creatinine == null || creatinineAgeDays == null) {
            missing.add("creatinine is not recorded");
        } else if (creatinineAgeDays > validDays) {
            missing.add("creatinine will be %d days old, valid are %d".formatted(creatinineAgeDays, validDays));
        }
        BigDecimal value = creatinine == null ? null : creatinine.getValue();
        return new KidneyFunction(
                missing.isEmpty()
                        ? CreatinineClearance.of(birthDate, on, sex, weightKg, value)
                                .orElse(null)
                        : null,
                Period.between(birthDate, on).getYears(),
                sex,
                weightKg,
                value,
                creatinine == null ? null : creatinine.getCollectedAt(),
                List.copyOf(missing));
    }

    /** The sum with its numbers, to be checked by hand; empty while something is missing. */
    public Optional<String> formula() {
        if (clearance == null || weightKg == null || creatinine == null) {
            return Optional.empty();
        }
        return Optional.of("(140 - %d) × %s kg / (72 × %s mg/dL)%s = %s mL/min"
                .formatted(
                        ageYears,
                        plain(weightKg),
                        plain(creatinine),
                        sex == AdministrativeSex.FEMALE ? " × 0.85" : "",
                        plain(clearance)));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
