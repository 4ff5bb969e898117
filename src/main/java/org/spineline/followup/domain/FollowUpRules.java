package org.spineline.followup.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.followup.QuestionKind;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.TimeRange;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** When patients are called after a procedure, and what they are asked; {@code config/clinical/follow-up.yml}. */
@Validated
@ConfigurationProperties(prefix = "clinical.follow-up", ignoreUnknownFields = false)
public record FollowUpRules(
        @NotBlank String source,
        @NotBlank String version,
        @NotNull LocalDate effectiveFrom,
        @NotNull LocalDate reviewBy,
        @Min(1) @Max(10) int triesBeforeOtherWay,
        @NotEmpty List<@Valid ContactRule> contacts,
        @NotNull List<@Valid Question> script) {
    /** Exactly one of the three "after" values is set, and one of the two "open" values. */
    public record ContactRule(
            @NotBlank String kind,
            @NotBlank String label,
            @Nullable @Min(1) @Max(240) Integer afterHours,
            @Nullable @Min(1) @Max(365) Integer afterDays,
            @Nullable @Min(1) @Max(60) Integer afterMonths,
            @Nullable @Min(1) @Max(240) Integer openHours,
            @Nullable @Min(1) @Max(90) Integer openDays) {
        @AssertTrue(message = "one of after-hours, after-days, after-months, and one of open-hours, open-days")
        public boolean isUnambiguous() {
            return Stream.of(afterHours, afterDays, afterMonths)
                                    .filter(java.util.Objects::nonNull)
                                    .count()
                            == 1
                    && (openHours == null) != (openDays == null);
        }

        /**
         * When the contact is due. Hours are counted on the clock; days and months on the calendar of the facility, so
         * that a month after 31 January is the last of February and a change of the clocks moves nothing.
         */
        public TimeRange window(Instant procedureAt, FacilityZone facility) {
            Instant from;
            if (afterHours != null) {
                from = procedureAt.plus(Duration.ofHours(afterHours));
            } else {
                LocalDate day = facility.dayOf(procedureAt);
                from = facility.startOf(
                        afterDays != null
                                ? day.plusDays(afterDays)
                                : day.plusMonths(
                                        Optional.ofNullable(afterMonths).orElse(0)));
            }
            Instant until = openHours != null
                    ? from.plus(Duration.ofHours(openHours))
                    : facility.startOf(facility.dayOf(from)
                            .plusDays(Optional.ofNullable(openDays).orElse(1)));
            return new TimeRange(from, until);
        }
    }

    /** @param redFlag a yes calls for a doctor */
    public record Question(@NotBlank String id, @NotBlank String text, @NotNull QuestionKind kind, boolean redFlag) {}

    public Optional<Question> question(String id) {
        return script.stream().filter(question -> question.id().equals(id)).findFirst();
    }
}
