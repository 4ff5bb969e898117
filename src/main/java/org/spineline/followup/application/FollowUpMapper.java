package org.spineline.followup.application;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.spineline.episode.RmdqAnswers;
import org.spineline.followup.application.FollowUpRequests.CalledPatient;
import org.spineline.followup.application.FollowUpRequests.ContactLine;
import org.spineline.followup.application.FollowUpRequests.QuestionView;
import org.spineline.followup.application.FollowUpRequests.ScoreView;
import org.spineline.followup.domain.FollowUpContact;
import org.spineline.followup.domain.FollowUpRules;
import org.spineline.patient.PatientSummary;
import org.spineline.prom.PromScore;

@Mapper
interface FollowUpMapper {
    CalledPatient toCalled(PatientSummary patient);

    QuestionView toView(FollowUpRules.Question question);

    @Mapping(target = "at", source = "answeredAt")
    @Mapping(target = "score", source = "value")
    ScoreView toView(PromScore score);

    default @Nullable List<Integer> statements(@Nullable RmdqAnswers answers) {
        return answers == null ? null : answers.ticked();
    }

    @Mapping(target = "status", expression = "java(contact.statusAt(now))")
    @Mapping(target = "attempts", source = "attemptsMade")
    ContactLine toLine(FollowUpContact contact, @Context Instant now);
}
