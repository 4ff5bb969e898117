package org.spineline.coverage.application;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.coverage.CodeProposal;
import org.spineline.coverage.CriterionResult;
import org.spineline.coverage.CriterionStatus;
import org.spineline.episode.Technique;

/** What goes over the wire about coverage. */
public final class CoverageRequests {
    private CoverageRequests() {}

    public record PayerChoice(String code, String name) {}

    /** @param status of all criteria together */
    public record PayerAssessment(
            String code,
            String name,
            String source,
            String version,
            LocalDate reviewBy,
            @Nullable String program,
            @Nullable Integer authorizationValidDays,
            @Nullable String note,
            CriterionStatus status,
            List<CriterionResult> criteria) {}

    /** @param said the newest answer; null while nobody has said anything */
    public record StatementView(
            String code,
            String text,
            @Nullable Boolean said,
            @Nullable String note,
            @Nullable String byName,
            @Nullable LocalDate on) {}

    /** @param note the sentence it rests on */
    public record StatementRequest(
            @NotBlank @Size(max = 40) String code, @NotNull Boolean answer, @NotBlank @Size(max = 1000) String note) {}

    /** What is known of the two techniques on one topic, and from where. */
    public record ConsiderationView(String topic, String vertebroplasty, String kyphoplasty, String source) {}

    /**
     * @param levels judged: those asked for, those planned, or those broken
     * @param absolute met when it is out of the way; when not met, the procedure cannot be accepted
     * @param relative met when it is out of the way; when not met, it demands a sentence
     */
    public record CoverageResponse(
            UUID episodeId,
            LocalDate day,
            List<VertebralLevel> levels,
            @Nullable Technique technique,
            List<PayerChoice> payers,
            PayerAssessment payer,
            List<CriterionResult> absolute,
            List<CriterionResult> relative,
            List<StatementView> statements,
            CodeProposal codes,
            List<ConsiderationView> considerations) {}
}
