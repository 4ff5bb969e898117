package org.spineline.followup.application;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.spineline.episode.RmdqAnswers;
import org.spineline.followup.application.FollowUpRequests.CalledPatient;
import org.spineline.followup.application.FollowUpRequests.ChangeView;
import org.spineline.followup.application.FollowUpRequests.ContactLine;
import org.spineline.followup.application.FollowUpRequests.DutyView;
import org.spineline.followup.application.FollowUpRequests.EscalationView;
import org.spineline.followup.application.FollowUpRequests.HandoverView;
import org.spineline.followup.application.FollowUpRequests.ImagingTaskView;
import org.spineline.followup.application.FollowUpRequests.NextTryView;
import org.spineline.followup.application.FollowUpRequests.QuestionView;
import org.spineline.followup.application.FollowUpRequests.ScoreView;
import org.spineline.followup.application.FollowUpRequests.StayView;
import org.spineline.followup.domain.CallHandover;
import org.spineline.followup.domain.Escalation;
import org.spineline.followup.domain.FollowUpChange;
import org.spineline.followup.domain.FollowUpContact;
import org.spineline.followup.domain.FollowUpRules;
import org.spineline.followup.domain.FollowUpStay;
import org.spineline.followup.domain.ImagingTask;
import org.spineline.followup.domain.NextTry;
import org.spineline.followup.domain.OnCallDuty;
import org.spineline.patient.PatientSummary;
import org.spineline.prom.PromScore;

@Mapper
interface FollowUpMapper {
    CalledPatient toCalled(PatientSummary patient);

    QuestionView toView(FollowUpRules.Question question);

    NextTryView toView(NextTry.Proposal proposal);

    StayView toView(FollowUpStay stay);

    @Mapping(target = "at", source = "createdAt")
    @Mapping(target = "by", source = "byName")
    ChangeView toView(FollowUpChange change);

    @Mapping(target = "at", source = "createdAt")
    @Mapping(target = "by", source = "byName")
    HandoverView toView(CallHandover handover);

    @Mapping(target = "name", source = "userName")
    @Mapping(target = "from", source = "startsAt")
    @Mapping(target = "until", source = "endsAt")
    DutyView toView(OnCallDuty duty);

    @Mapping(target = "id", source = "escalation.id")
    @Mapping(target = "patient", source = "patient")
    @Mapping(target = "raisedAt", source = "escalation.createdAt")
    @Mapping(target = "raisedBy", source = "escalation.raisedByName")
    @Mapping(target = "forUser", source = "escalation.forUserName")
    @Mapping(target = "acknowledgedBy", source = "escalation.acknowledgedByName")
    @Mapping(target = "closedBy", source = "escalation.closedByName")
    EscalationView toView(Escalation escalation, CalledPatient patient);

    @Mapping(target = "id", source = "task.id")
    @Mapping(target = "patient", source = "patient")
    @Mapping(target = "since", source = "task.createdAt")
    @Mapping(target = "closedBy", source = "task.closedByName")
    ImagingTaskView toView(ImagingTask task, CalledPatient patient);

    @Mapping(target = "at", source = "answeredAt")
    @Mapping(target = "score", source = "value")
    ScoreView toView(PromScore score);

    default @Nullable List<Integer> statements(@Nullable RmdqAnswers answers) {
        return answers == null ? null : answers.ticked();
    }

    @Mapping(target = "status", expression = "java(contact.statusAt(now))")
    @Mapping(target = "attempts", source = "attemptsMade")
    @Mapping(target = "stoppedBecause", source = "cancelledReason")
    ContactLine toLine(FollowUpContact contact, @Context Instant now);
}
