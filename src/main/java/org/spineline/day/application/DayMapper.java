package org.spineline.day.application;

import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.spineline.day.application.DayRequests.CaseStep;
import org.spineline.day.application.DayRequests.ComparisonLine;
import org.spineline.day.application.DayRequests.ConfirmedTimeOut;
import org.spineline.day.application.DayRequests.DayPatient;
import org.spineline.day.application.DayRequests.StepCorrection;
import org.spineline.day.domain.CaseMilestone;
import org.spineline.day.domain.MilestoneCorrection;
import org.spineline.day.domain.TimeOut;
import org.spineline.day.domain.TimeOutComparison;
import org.spineline.patient.PatientSummary;

@Mapper
interface DayMapper {
    DayPatient toPatient(PatientSummary patient);

    @Mapping(target = "at", source = "reachedAt")
    @Mapping(target = "recordedBy", source = "recordedByName")
    CaseStep toStep(CaseMilestone milestone);

    @Mapping(target = "from", source = "oldAt")
    @Mapping(target = "to", source = "newAt")
    @Mapping(target = "by", source = "byName")
    @Mapping(target = "at", source = "createdAt")
    StepCorrection toView(MilestoneCorrection correction);

    ComparisonLine toView(TimeOutComparison.Line line);

    @Mapping(target = "at", source = "confirmedAt")
    @Mapping(target = "recordedBy", source = "recordedByName")
    ConfirmedTimeOut toView(TimeOut timeOut);
}
