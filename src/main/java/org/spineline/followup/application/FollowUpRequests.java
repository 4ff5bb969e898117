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
import org.spineline.followup.ContactStatus;
import org.spineline.followup.QuestionKind;
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

    /** @param value YES or NO for a yes-or-no question, free text otherwise */
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
            Instant dueFrom,
            Instant dueUntil,
            ContactStatus status,
            boolean calledBack,
            Instant procedureAt,
            Technique technique,
            List<VertebralLevel> levels,
            int attempts,
            @Nullable Instant lastAttemptAt,
            @Nullable CallOutcome lastOutcome,
            @Nullable BigDecimal lastPain) {}

    public record QueueCounts(long overdue, long due, long doneToday) {}

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

    public record QuestionView(String id, String text, QuestionKind kind, boolean redFlag) {}

    /**
     * @param restartPlans of the drugs that were stopped for the procedure, in the prescriber's words
     * @param advice what to do next when calling did not help
     */
    public record ContactResponse(
            UUID id,
            long version,
            UUID episodeId,
            CalledPatient patient,
            String kind,
            String label,
            Instant dueFrom,
            Instant dueUntil,
            ContactStatus status,
            @Nullable Instant nextTryAt,
            boolean calledBack,
            Instant procedureAt,
            Technique technique,
            List<VertebralLevel> levels,
            List<AlternateContact> alternates,
            List<RestartPlan> restartPlans,
            List<QuestionView> script,
            List<AttemptView> attempts,
            List<ScoreView> scores,
            @Nullable String advice) {}

    public record ContactLine(
            UUID id,
            String kind,
            String label,
            Instant dueFrom,
            Instant dueUntil,
            ContactStatus status,
            int attempts,
            @Nullable Instant doneAt) {}
}
