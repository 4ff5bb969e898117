package org.spineline.workup.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spineline.patient.AdministrativeSex;

/** Cockcroft–Gault: (140 − age) · kg / (72 · creatinine), × 0.85 for women. Not the eGFR, and never mixed with it. */
public final class CreatinineClearance {
    private static final BigDecimal AGE_SPAN = new BigDecimal("140");
    private static final BigDecimal DIVISOR = new BigDecimal("72");
    private static final BigDecimal FEMALE = new BigDecimal("0.85");

    private CreatinineClearance() {}

    /**
     * @param weightKg null when not recorded
     * @param creatinineMgPerDl null when not recorded
     * @return mL/min with one decimal; empty when something it needs is not recorded
     */
    public static Optional<BigDecimal> of(
            LocalDate birthDate,
            LocalDate on,
            AdministrativeSex sex,
            @Nullable BigDecimal weightKg,
            @Nullable BigDecimal creatinineMgPerDl) {
        boolean sexKnown = sex == AdministrativeSex.FEMALE || sex == AdministrativeSex.MALE;
        if (weightKg == null || creatinineMgPerDl == null || creatinineMgPerDl.signum() <= 0 || !sexKnown) {
            return Optional.empty();
        }
        int age = Period.between(birthDate, on).getYears();
        BigDecimal clearance = AGE_SPAN.subtract(BigDecimal.valueOf(age))
                .multiply(weightKg)
                .divide(DIVISOR.multiply(creatinineMgPerDl), MathContext.DECIMAL64);
        BigDecimal bySex = sex == AdministrativeSex.FEMALE ? clearance.multiply(FEMALE) : clearance;
        return Optional.of(bySex.setScale(1, RoundingMode.HALF_UP));
    }
}
