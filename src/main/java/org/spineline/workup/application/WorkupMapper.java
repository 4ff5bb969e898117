package org.spineline.workup.application;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.spineline.workup.application.ReadinessRequests.PreCheckRequest;
import org.spineline.workup.application.ReadinessRequests.PreCheckResponse;
import org.spineline.workup.application.WorkupRequests.AntithromboticView;
import org.spineline.workup.application.WorkupRequests.BloodLine;
import org.spineline.workup.application.WorkupRequests.ClinicalChangeResponse;
import org.spineline.workup.application.WorkupRequests.ConsentResponse;
import org.spineline.workup.application.WorkupRequests.FindingFlag;
import org.spineline.workup.application.WorkupRequests.FindingResponse;
import org.spineline.workup.application.WorkupRequests.HoldCalculationView;
import org.spineline.workup.application.WorkupRequests.ImagingRecencyResponse;
import org.spineline.workup.application.WorkupRequests.ImagingStudyResponse;
import org.spineline.workup.application.WorkupRequests.LabResultResponse;
import org.spineline.workup.application.WorkupRequests.LabTestView;
import org.spineline.workup.application.WorkupRequests.MedicationHoldResponse;
import org.spineline.workup.domain.AntithromboticRules.Drug;
import org.spineline.workup.domain.AntithromboticRules.HoldRule;
import org.spineline.workup.domain.BloodPanel;
import org.spineline.workup.domain.ClinicalChange;
import org.spineline.workup.domain.Consent;
import org.spineline.workup.domain.HoldCalculation;
import org.spineline.workup.domain.ImagingFinding;
import org.spineline.workup.domain.ImagingRecency;
import org.spineline.workup.domain.ImagingRules;
import org.spineline.workup.domain.ImagingStudy;
import org.spineline.workup.domain.LabCatalogue;
import org.spineline.workup.domain.LabResult;
import org.spineline.workup.domain.MedicationHold;
import org.spineline.workup.domain.PreCheck;

@Mapper
interface WorkupMapper {
    @Mapping(target = "findings", source = "findings")
    ImagingStudyResponse toResponse(ImagingStudy study, List<FindingResponse> findings);

    FindingResponse toResponse(ImagingFinding finding, List<FindingFlag> flags);

    ClinicalChangeResponse toResponse(ClinicalChange change);

    @Mapping(target = "source", source = "rules.source")
    @Mapping(target = "version", source = "rules.version")
    @Mapping(target = "payers", source = "recency.payers")
    ImagingRecencyResponse toResponse(ImagingRecency recency, ImagingRules rules, List<ClinicalChangeResponse> changes);

    LabResultResponse toResponse(LabResult result, String name, String shown);

    @Mapping(target = "units", source = "test")
    LabTestView toView(LabCatalogue.Test test);

    @Mapping(target = "version", source = "hold.version")
    MedicationHoldResponse toResponse(
            MedicationHold hold,
            String drugName,
            HoldCalculationView calculation,
            @Nullable Instant bookedFor,
            @Nullable Instant requiredNow,
            boolean instructionOutdated,
            @Nullable String outdatedReason);

    HoldCalculationView toView(HoldCalculation calculation, String restart, String source, String version);

    @Mapping(target = "result", source = "shown")
    BloodLine toView(BloodPanel.Line line, @Nullable LabResultResponse shown);

    AntithromboticView toView(Drug drug);

    ConsentResponse toResponse(Consent consent);

    @Mapping(target = ".", source = "answers")
    @Mapping(target = "askedAt", source = "createdAt")
    PreCheckResponse toResponse(PreCheck check);

    PreCheck.Answers toAnswers(PreCheckRequest request);

    default List<String> units(LabCatalogue.Test test) {
        return Stream.concat(Stream.of(test.unit()), test.otherUnits().stream().map(LabCatalogue.OtherUnit::unit))
                .toList();
    }

    default String text(HoldRule rule) {
        return rule.text();
    }
}
