package org.spineline.prom.application;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.prom.Instrument;
import org.spineline.prom.InvitationStatus;
import org.spineline.prom.PromSource;
import org.spineline.prom.ScoreOrigin;

/** What goes over the wire about questionnaires. */
public final class PromRequests {
    private PromRequests() {}

    /**
     * Answers typed in by staff; at least one.
     *
     * @param contactId the planned contact they belong to
     * @param answeredAt null is now
     * @param rmdq number of Roland–Morris statements ticked on paper; may be left out when they are named
     * @param rmdqStatements their numbers, 1 to 24; empty says that none was ticked
     * @param odiSections ten, 0 to 5 each, null for a section left out
     * @param eq5dProfile five digits 1 to 5
     * @param eq5dVas 0 to 100, 100 is the best health
     */
    public record ScoresRequest(
            @NotNull PromSource source,
            @Nullable UUID contactId,
            @Nullable Instant answeredAt,
            @Nullable @Min(0) @Max(10) Integer painAtRest,
            @Nullable @Min(0) @Max(10) Integer painOnMovement,
            @Nullable @Min(0) @Max(24) Integer rmdq,
            @Nullable @Size(max = 24) List<@NotNull Integer> rmdqStatements,
            @Nullable @Size(max = 10) List<@Nullable Integer> odiSections,
            @Nullable @Size(max = 5) @Pattern(regexp = "[1-5]{5}", message = "Five digits, each 1 to 5, such as 21231.")
                    String eq5dProfile,
            @Nullable @Min(0) @Max(100) Integer eq5dVas,
            @Nullable @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 1) BigDecimal promisT) {}

    /**
     * One answer on the trend.
     *
     * @param value null for an EQ-5D profile without its scale
     * @param profile of EQ-5D
     * @param statements numbers of the Roland–Morris statements ticked; null when only a total is known
     * @param answeredSections of ODI; {@code fewAnswered} points out a score that rests on too few
     * @param band what the score is called, ODI only
     */
    public record ScorePoint(
            Instant at,
            ScoreOrigin origin,
            @Nullable BigDecimal value,
            @Nullable List<Integer> statements,
            @Nullable String profile,
            @Nullable Integer answeredSections,
            boolean fewAnswered,
            @Nullable String band) {}

    /** @param day after the procedure; quartiles of {@code patients} others with the same technique and indication */
    public record SimilarPoint(int day, long patients, BigDecimal lower, BigDecimal median, BigDecimal upper) {}

    /**
     * One instrument of an episode.
     *
     * @param moreIsWorse null where it depends on the bank of questions
     * @param mic minimal important change in points, with its source; null where none is known
     * @param points the oldest first
     * @param similar empty when nothing was done yet, or too few patients are comparable
     */
    public record PromTrend(
            Instrument instrument,
            String name,
            int least,
            int most,
            @Nullable Boolean moreIsWorse,
            @Nullable BigDecimal mic,
            @Nullable String micSource,
            List<ScorePoint> points,
            List<SimilarPoint> similar) {}

    /** @param language in which the patient is asked */
    public record InvitationView(
            UUID id,
            long version,
            @Nullable UUID contactId,
            List<Instrument> instruments,
            String language,
            InvitationStatus status,
            String invitedBy,
            Instant invitedAt,
            Instant expiresAt,
            @Nullable Instant answeredAt,
            @Nullable Instant revokedAt,
            @Nullable String revokedBy) {}

    /**
     * @param procedureAt when the needle was out; null before the procedure
     * @param linkInstruments that can be asked by link in this patient's language
     */
    public record PromCourse(
            UUID episodeId,
            @Nullable Instant procedureAt,
            List<PromTrend> trends,
            List<InvitationView> invitations,
            List<Instrument> linkInstruments,
            String language,
            int odiSections,
            int similarAtLeast) {}

    public record InvitationRequest(
            @Nullable UUID contactId, @NotNull @Size(min = 1, max = 6) Set<@NotNull Instrument> instruments) {}

    /** @param token told once, because only its hash is kept; the address is {@code /q#token} */
    public record NewInvitation(InvitationView invitation, String token) {}

    /** @param token what stands behind the {@code #} of the address */
    public record LinkRequest(@NotNull @Size(max = 100) String token) {}

    /** What a patient sees of an invitation: the questions, and nothing about anybody. */
    public record LinkForm(
            List<Instrument> instruments, String language, Instant expiresAt, @Nullable LinkStatements rolandMorris) {}

    public record LinkStatements(String attribution, List<String> texts) {}

    /**
     * What a patient answers; whatever was not asked stays null.
     *
     * @param rmdqStatements numbers of the statements ticked; empty says that none describes him today
     */
    public record LinkAnswers(
            @NotNull @Size(max = 100) String token,
            @Nullable @Min(0) @Max(10) Integer painAtRest,
            @Nullable @Min(0) @Max(10) Integer painOnMovement,
            @Nullable @Size(max = 24) List<@NotNull Integer> rmdqStatements) {}
}
