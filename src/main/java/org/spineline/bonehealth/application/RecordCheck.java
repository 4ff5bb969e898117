package org.spineline.bonehealth.application;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spineline.bonehealth.BoneRecordKind;
import org.spineline.bonehealth.BoneUnit;
import org.spineline.bonehealth.TreatmentDecision;
import org.spineline.bonehealth.application.BoneRequests.BoneRecordRequest;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.text.Words;

/** What each kind of record needs. */
final class RecordCheck {
    private static final Set<BoneUnit> VITAMIN_D = EnumSet.of(BoneUnit.NMOL_L, BoneUnit.NG_ML);
    private static final Set<BoneUnit> CALCIUM = EnumSet.of(BoneUnit.MMOL_L, BoneUnit.MG_DL);
    private static final BigDecimal HIGHEST_T = BigDecimal.valueOf(6);

    private RecordCheck() {}

    static List<FieldError> complaints(BoneRecordRequest told, LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        if (told.performedOn().isAfter(today)) {
            errors.add(new FieldError("/performedOn", "This lies in the future."));
        }
        switch (told.kind()) {
            case DXA -> {
                needs(errors, told.amount(), "/amount", "Enter the lowest T-score.");
                needs(errors, Words.said(told.site()), "/site", "Say where the lowest T-score was measured.");
                if (told.amount() != null && told.amount().compareTo(HIGHEST_T) > 0) {
                    errors.add(new FieldError("/amount", "A T-score lies between -8 and 6."));
                }
            }
            case VITAMIN_D -> concentration(errors, told, VITAMIN_D, "Choose nmol/L or ng/mL.");
            case CALCIUM -> concentration(errors, told, CALCIUM, "Choose mmol/L or mg/dL.");
            case FALLS -> {
                needs(errors, told.amount(), "/amount", "Enter how often the patient fell, 0 for not at all.");
                if (told.amount() != null
                        && (told.amount().signum() < 0
                                || told.amount().stripTrailingZeros().scale() > 0)) {
                    errors.add(new FieldError("/amount", "Falls are counted in whole numbers from 0."));
                }
            }
            case TREATMENT -> treatment(errors, told);
            case LIAISON -> needs(errors, told.stage(), "/stage", "Say how far the referral is.");
        }
        surplus(errors, told);
        return errors;
    }

    private static void concentration(
            List<FieldError> errors, BoneRecordRequest told, Set<BoneUnit> units, String whichUnit) {
        needs(errors, told.amount(), "/amount", "Enter the concentration.");
        if (told.amount() != null && told.amount().signum() <= 0) {
            errors.add(new FieldError("/amount", "A concentration is more than 0."));
        }
        if (told.unit() == null || !units.contains(told.unit())) {
            errors.add(new FieldError("/unit", whichUnit));
        }
    }

    private static void treatment(List<FieldError> errors, BoneRecordRequest told) {
        TreatmentDecision decision = told.decision();
        needs(errors, decision, "/decision", "Say what was decided.");
        if (decision == TreatmentDecision.DRUG) {
            needs(errors, Words.said(told.drug()), "/drug", "Name the drug.");
        }
        if (decision == TreatmentDecision.DECLINED || decision == TreatmentDecision.CONTRAINDICATED) {
            needs(errors, Words.said(told.reason()), "/reason", "Say why.");
        }
    }

    private static void surplus(List<FieldError> errors, BoneRecordRequest told) {
        BoneRecordKind kind = told.kind();
        boolean measured = kind != BoneRecordKind.TREATMENT && kind != BoneRecordKind.LIAISON;
        notTaken(errors, measured, told.amount(), "/amount");
        notTaken(errors, kind == BoneRecordKind.VITAMIN_D || kind == BoneRecordKind.CALCIUM, told.unit(), "/unit");
        notTaken(errors, kind == BoneRecordKind.DXA, told.site(), "/site");
        notTaken(errors, kind == BoneRecordKind.TREATMENT, told.decision(), "/decision");
        notTaken(errors, kind == BoneRecordKind.TREATMENT, told.drug(), "/drug");
        notTaken(errors, kind == BoneRecordKind.LIAISON, told.stage(), "/stage");
    }

    private static void needs(List<FieldError> errors, @Nullable Object value, String pointer, String otherwise) {
        if (value == null) {
            errors.add(new FieldError(pointer, otherwise));
        }
    }

    private static void notTaken(List<FieldError> errors, boolean takes, @Nullable Object value, String pointer) {
        if (!takes && value != null) {
            errors.add(new FieldError(pointer, "This does not belong to this kind of entry."));
        }
    }
}
