package org.spineline.adverse.application;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.adverse.Causality;
import org.spineline.adverse.EventSource;
import org.spineline.adverse.GradingScheme;
import org.spineline.adverse.Preventability;

/** What goes over the wire about adverse events. */
public final class AdverseRequests {
    private AdverseRequests() {}

    /**
     * Null is "not recorded".
     *
     * @param bookingId the procedure it belongs to; one of this episode
     * @param what code of the site's list
     * @param text in own words; needed for the code OTHER
     * @param grade of that scheme, as written: "1b"
     * @param action what was done; "none" is an answer
     * @param reporter who says so; whoever writes it down where it is empty
     */
    public record EventRequest(
            @Nullable UUID bookingId,
            @NotNull EventSource source,
            @NotBlank @Size(max = 40) String what,
            @Nullable @Size(max = 500) String text,
            @NotNull Instant occurredAt,
            @Nullable Instant detectedAt,
            @NotNull GradingScheme scheme,
            @NotBlank @Size(max = 4) String grade,
            @NotNull Causality causality,
            @Nullable Preventability preventability,
            @NotBlank @Size(max = 1000) String action,
            @Nullable @Size(max = 1000) String outcome,
            @Nullable @Size(max = 120) String reporter) {}

    /** @param reason why what stood there was wrong */
    public record EventCorrectionRequest(
            @NotBlank @Size(max = 40) String what,
            @Nullable @Size(max = 500) String text,
            @NotNull Instant occurredAt,
            @Nullable Instant detectedAt,
            @NotNull GradingScheme scheme,
            @NotBlank @Size(max = 4) String grade,
            @NotNull Causality causality,
            @Nullable Preventability preventability,
            @NotBlank @Size(max = 1000) String action,
            @Nullable @Size(max = 1000) String outcome,
            @Nullable @Size(max = 120) String reporter,
            @NotBlank @Size(max = 500) String reason) {}

    public record WithdrawalRequest(@NotBlank @Size(max = 500) String reason) {}

    /**
     * What is said of an event.
     *
     * @param whatShown the code and the text in words
     * @param gradeShown scheme, edition and grade in words
     * @param death whether this grade says that the patient died
     */
    public record EventFactsView(
            String what,
            @Nullable String text,
            String whatShown,
            Instant occurredAt,
            @Nullable Instant detectedAt,
            GradingScheme scheme,
            String grade,
            String gradeShown,
            boolean death,
            Causality causality,
            @Nullable Preventability preventability,
            String action,
            @Nullable String outcome,
            String reporter) {}

    /** @param number counts from 1 */
    public record RevisionView(
            int number,
            EventFactsView facts,
            String writtenByName,
            Instant writtenAt,
            Instant replacedAt,
            String replacedByName,
            String replacedReason) {}

    /**
     * @param withdrawnAt null while it stands
     * @param earlier what it said before it was corrected, oldest first
     * @param notice what follows, or does not, from this grade; null where there is nothing to say
     */
    public record EventResponse(
            UUID id,
            long version,
            UUID episodeId,
            @Nullable UUID bookingId,
            EventSource source,
            EventFactsView facts,
            String writtenByName,
            Instant writtenAt,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawnByName,
            @Nullable String withdrawnReason,
            List<RevisionView> earlier,
            @Nullable String notice) {}

    public record KindView(String code, String name) {}

    public record GradeView(String grade, String severity, String meaning, boolean death) {}

    /** @param source where it was published, and what of it was verified */
    public record SchemeView(GradingScheme scheme, String name, String source, List<GradeView> grades) {}

    /** What may be chosen. */
    public record EventChoices(List<KindView> kinds, List<SchemeView> schemes, String deathNotice) {}
}
