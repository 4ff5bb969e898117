package org.spineline.bonehealth.application;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.spineline.bonehealth.BoneGapStatus;
import org.spineline.bonehealth.BoneRecordKind;
import org.spineline.bonehealth.application.BoneRequests.BoneGapView;
import org.spineline.bonehealth.application.BoneRequests.BonePatient;
import org.spineline.bonehealth.application.BoneRequests.BoneRecordRequest;
import org.spineline.bonehealth.application.BoneRequests.BoneRecordView;
import org.spineline.bonehealth.domain.BoneGap;
import org.spineline.bonehealth.domain.BoneRecord;
import org.spineline.bonehealth.domain.BoneRules;
import org.spineline.patient.PatientSummary;

@Mapper
interface BoneMapper {
    BoneRecord.Told toTold(BoneRecordRequest request);

    @Mapping(target = "recordedAt", source = "createdAt")
    @Mapping(target = "converted", expression = "java(converted(stored, rules))")
    BoneRecordView toView(BoneRecord stored, @Context BoneRules rules);

    default @Nullable BigDecimal converted(BoneRecord stored, BoneRules rules) {
        return stored.getKind() == BoneRecordKind.VITAMIN_D && stored.getAmount() != null && stored.getUnit() != null
                ? rules.converted(stored.getAmount(), stored.getUnit())
                : null;
    }

    @Mapping(target = "label", expression = "java(rules.gap(gap.getKind()).label())")
    @Mapping(target = "open", expression = "java(isOpen(gap))")
    @Mapping(target = "overdue", expression = "java(isOpen(gap) && gap.getDueOn().isBefore(today))")
    BoneGapView toView(BoneGap gap, @Context BoneRules rules, @Context LocalDate today);

    default boolean isOpen(BoneGap gap) {
        return BoneGapStatus.OPEN.contains(gap.getStatus());
    }

    BonePatient toPatient(PatientSummary patient);
}
