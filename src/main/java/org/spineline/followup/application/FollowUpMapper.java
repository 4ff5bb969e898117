package org.spineline.followup.application;

import java.time.Instant;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.spineline.followup.application.FollowUpRequests.CalledPatient;
import org.spineline.followup.application.FollowUpRequests.ContactLine;
import org.spineline.followup.application.FollowUpRequests.QuestionView;
import org.spineline.followup.application.FollowUpRequests.ScoreView;
import org.spineline.followup.domain.FollowUpContact;
import org.spineline.followup.domain.FollowUpRules;
import org.spineline.followup.domain.QuestionnaireResponse;
import org.spineline.patient.PatientSummary;

@Mapper
interface FollowUpMapper {
    CalledPatient toCalled(PatientSummary patient);

    QuestionView toView(FollowUpRules.Question question);

    @Mapping(target = "at", source = "createdAt")
    ScoreView toView(QuestionnaireResponse response);

    @Mapping(target = "status", expression = "java(contact.statusAt(now))")
    @Mapping(target = "attempts", source = "attemptsMade")
    ContactLine toLine(FollowUpContact contact, @Context Instant now);
}
