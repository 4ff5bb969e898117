package org.spineline.followup.application;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.Technique;
import org.spineline.followup.CallOutcome;
import org.spineline.followup.ChangeKind;
import org.spineline.followup.ContactChannel;
import org.spineline.followup.ContactStatus;
import org.spineline.followup.EscalationOutcome;
import org.spineline.followup.ImagingCause;
import org.spineline.followup.ImagingResult;
import org.spineline.followup.ImagingState;
import org.spineline.followup.QuestionKind;
import org.spineline.followup.StopCause;
import org.spineline.followup.domain.NextTry;
import org.spineline.kernel.web.Page;
import org.spineline.patient.AlternateContact;
import org.spineline.patient.VoicemailRule;
import org.spineline.prom.Instrument;
import org.spineline.workup.RestartPlan;

/** What goes over the wire about follow-up. */
public final class FollowUpRequests {
    private FollowUpRequests() {}

    /**
     * @param rmdq number of Roland–Morris statements ticked, 0 to 24; may be left out when they are named
     * @param rmdqStatements their numbers, 1 to 24; empty says that none was ticked, null that only a total is known, or none
     */
    public record AttemptRequest(
            @NotNull CallOutcome outcome,
            @Nullable @Size(max = 2000) String note,
            @Nullable Instant nextTryAt,
            @Nullable @Min(0) @Max(10) Integer painAtRest,
            @Nullable @Min(0) @Max(10) Integer painOnMovement,
            @Nullable @Min(0) @Max(24) Integer rmdq,
            @Nullable @Size(max = 24) List<@NotNull Integer> rmdqStatements,
            @NotNull @Size(max = 40) List<@NotNull @Valid Answer> answers) {}

    /** @param value YES or NO, a whole number, one of the options or free text, as the question wants it */
    public record Answer(@NotBlank @Size(max = 40) String question, @NotBlank @Size(max = 1000) String value) {}

    public record CalledPatient(
            UUID id,
            String mrn,
            String familyName,
            String givenName,
            LocalDate birthDate,
            @Nullable String phone,
            String language,
            boolean interpreterNeeded,
            VoicemailRule voicemailRule) {}

    public record QueueRow(
            UUID contactId,
            long version,
            UUID episodeId,
            CalledPatient patient,
            String kind,
            String label,
            ContactChannel channel,
            Instant dueFrom,
            Instant dueUntil,
            ContactStatus status,
            boolean calledBack,
            @Nullable Instant nextTryAt,
            Instant procedureAt,
            Technique technique,
            List<VertebralLevel> levels,
            int attempts,
            @Nullable Instant lastAttemptAt,
            @Nullable CallOutcome lastOutcome,
            @Nullable BigDecimal lastPain,
            List<String> why,
            @Nullable Claim claim,
            @Nullable String stoppedBecause,
            boolean escalated,
            boolean fractureSuspected) {}

    /**
     * Somebody is ringing this patient now.
     *
     * @param mine whether it is the caller
     */
    public record Claim(boolean mine, String by, Instant until) {}

    public record QueueCounts(long overdue, long due, long calledBack, long doneToday, long stopped) {}

    public record Queue(Page<QueueRow> page, QueueCounts counts) {}

    public record AnswerView(String question, String text, String value, boolean redFlag) {}

    public record AttemptView(
            Instant at, String by, CallOutcome outcome, @Nullable String note, List<AnswerView> answers) {}

    /**
     * @param score null for an EQ-5D profile without its visual analogue scale
     * @param statements numbers of the Roland–Morris statements ticked; null when only a total is known, or another scale
     */
    public record ScoreView(
            Instrument instrument, @Nullable BigDecimal score, @Nullable List<Integer> statements, Instant at) {}

    /** @param showIf asked only after one of these answers to an earlier question */
    public record QuestionView(
            String id,
            String text,
            QuestionKind kind,
            boolean redFlag,
            @Nullable Integer least,
            @Nullable Integer most,
            @Nullable List<String> options,
            @Nullable ShowIf showIf) {}

    public record ShowIf(String question, List<String> answers) {}

    /** What to do next about somebody who was not reached: a proposal with its reason. */
    public record NextTryView(Instant at, NextTry.Way way, String because) {}

    /** The plan behind a contact, with all that happened to it. */
    public record FollowUpPlanView(
            UUID id,
            List<String> risks,
            @Nullable Instant stoppedAt,
            @Nullable StopCause stopCause,
            @Nullable String stopReason,
            @Nullable String stoppedBy,
            List<StayView> stays,
            List<ContactLine> contacts,
            List<ChangeView> changes) {}

    /** @param dischargedOn null while no day of discharge is known */
    public record StayView(UUID id, LocalDate admittedOn, @Nullable LocalDate dischargedOn, String reason) {}

    public record ChangeView(
            Instant at,
            String by,
            ChangeKind what,
            @Nullable String was,
            @Nullable String became,
            @Nullable String why) {}

    public record StopRequest(@NotNull StopCause cause, @NotBlank @Size(max = 500) String reason) {}

    public record FollowUpReason(@NotBlank @Size(max = 500) String reason) {}

    /** @param dischargedOn null while the patient is in hospital */
    public record StayRequest(
            @NotNull LocalDate admittedOn,
            @Nullable LocalDate dischargedOn,
            @NotBlank @Size(max = 500) String reason) {}

    public record StayEnd(@NotNull LocalDate dischargedOn) {}

    /** @param days for which the contact is open from then on */
    public record ContactMove(
            @NotNull Instant from, @NotNull @Min(1) @Max(90) Integer days, @NotBlank @Size(max = 500) String reason) {}

    public record EscalationView(
            UUID id,
            UUID episodeId,
            @Nullable UUID contactId,
            CalledPatient patient,
            String reasons,
            Instant raisedAt,
            String raisedBy,
            int round,
            @Nullable String forUser,
            Instant answerBy,
            @Nullable Instant acknowledgedAt,
            @Nullable String acknowledgedBy,
            @Nullable Instant closedAt,
            @Nullable String closedBy,
            @Nullable EscalationOutcome outcome,
            @Nullable String outcomeText) {}

    /**
     * For the badge.
     *
     * @param unanswered that ask this user
     * @param unfinished acknowledged by somebody and still without an outcome
     */
    public record EscalationCounts(long unanswered, long unfinished) {}

    public record EscalationClosing(@NotNull EscalationOutcome outcome, @Nullable @Size(max = 1000) String text) {}

    public record ImagingTaskView(
            UUID id,
            UUID episodeId,
            @Nullable UUID contactId,
            CalledPatient patient,
            ImagingCause cause,
            String finding,
            Instant since,
            ImagingState state,
            @Nullable ImagingResult result,
            @Nullable Instant closedAt,
            @Nullable String closedBy,
            @Nullable String remark) {}

    /**
     * @param state DONE or DISMISSED
     * @param result what imaging showed; needed when it was done, and only then
     */
    public record ImagingClosing(
            @NotNull ImagingState state, @Nullable ImagingResult result, @NotBlank @Size(max = 1000) String remark) {}

    /**
     * @param userId null for oneself
     * @param place 1 is asked first
     */
    public record DutyRequest(
            @Nullable UUID userId,
            @NotNull @Min(1) @Max(3) Integer place,
            @NotNull Instant from,
            @NotNull Instant until) {}

    public record DutyView(UUID id, UUID userId, String name, int place, Instant from, Instant until) {}

    /** @param colleagues who may be on call */
    public record Roster(List<DutyView> duties, List<ColleagueView> colleagues) {}

    public record ColleagueView(UUID id, String name) {}

    public record HandoverRequest(
            @NotBlank @Size(max = 120) String handedTo, @Nullable @Size(max = 2000) String remark) {}

    public record HandoverView(
            Instant at,
            String by,
            String handedTo,
            @Nullable String remark,
            int openCalls,
            int unansweredEscalations) {}

    /** What one shift tells the next. */
    public record Handoff(
            Instant at,
            List<QueueRow> claimed,
            List<QueueRow> calledBack,
            List<QueueRow> overdue,
            List<QueueRow> due,
            List<EscalationView> escalations,
            List<ImagingTaskView> imaging,
            List<HandoverView> handovers) {}

    /**
     * @param restartPlans of the drugs that were stopped for the procedure, in the prescriber's words
     * @param advice what to do next when calling did not help
     * @param proposal when and how to try next; null when the contact is over
     */
    public record ContactResponse(
            UUID id,
            long version,
            UUID episodeId,
            CalledPatient patient,
            String kind,
            String label,
            ContactChannel channel,
            Instant dueFrom,
            Instant dueUntil,
            boolean moved,
            ContactStatus status,
            @Nullable String stoppedBecause,
            @Nullable Instant nextTryAt,
            boolean calledBack,
            @Nullable Claim claim,
            Instant procedureAt,
            Technique technique,
            List<VertebralLevel> levels,
            List<AlternateContact> alternates,
            List<RestartPlan> restartPlans,
            List<QuestionView> script,
            List<AttemptView> attempts,
            List<ScoreView> scores,
            @Nullable String advice,
            @Nullable NextTryView proposal,
            FollowUpPlanView plan,
            List<EscalationView> escalations,
            List<ImagingTaskView> imaging) {}

    public record ContactLine(
            UUID id,
            String kind,
            String label,
            Instant dueFrom,
            Instant dueUntil,
            ContactStatus status,
            int attempts,
            @Nullable Instant doneAt,
            @Nullable String stoppedBecause) {}
}
