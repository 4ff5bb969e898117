package org.spineline.followup.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.Technique;
import org.spineline.followup.ContactChannel;
import org.spineline.followup.QuestionKind;
import org.spineline.followup.RiskFact;
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
        @NotEmpty List<@Valid Risk> risks,
        @NotEmpty List<@Valid ContactRule> contacts,
        @Min(1) @Max(60) int stayReviewDays,
        @Min(1) @Max(240) int claimMinutes,
        @NotNull @Valid Retry retry,
        @NotNull @Valid Ordering queue,
        @NotNull @Valid Escalating escalation,
        @NotNull @Valid Sentinel sentinel,
        @NotNull @Valid Letter letter,
        @NotNull List<@Valid Question> script) {
    /**
     * @param weight added to 1 for each risk of a patient; orders the queue
     * @param leastLevels treated, for the fact that counts them
     */
    public record Risk(
            @NotNull RiskFact fact,
            @NotBlank String label,
            @NotNull @DecimalMin("0") @DecimalMax("10") BigDecimal weight,
            @Nullable @Min(1) @Max(10) Integer leastLevels,
            @NotBlank String source) {}

    /**
     * When to try again.
     *
     * @param hours of the day in the facility, in the order in which they are tried
     */
    public record Retry(
            @NotEmpty List<@NotNull @Min(0) @Max(23) Integer> hours,
            @Min(0) @Max(72) int leastHoursBetween,
            @Min(1) @Max(10) int triesBeforeOtherWay) {}

    /** Factors of the order of the queue; without units. */
    public record Ordering(
            @NotNull @DecimalMin("0.01") @DecimalMax("1") BigDecimal leastLateness,
            @NotNull @DecimalMin("1") @DecimalMax("100") BigDecimal mostLateness,
            @NotNull @DecimalMin("1") @DecimalMax("10") BigDecimal goodHour,
            @NotNull @DecimalMin("0.01") @DecimalMax("1") BigDecimal poorHour,
            @Min(0) @Max(6) int hoursAround,
            @NotNull @DecimalMin("0.01") @DecimalMax("1") BigDecimal beforeAgreedTime) {}

    /** @param minutesToAnswer until an escalation is passed on */
    public record Escalating(@Min(1) @Max(1440) int minutesToAnswer) {}

    /**
     * When a new fracture is suspected.
     *
     * @param rise points on the numeric rating scale above the lowest since the procedure
     * @param improvedBy points by which that lowest lies under the last before the procedure
     * @param question whose yes says that another level hurts
     */
    public record Sentinel(@Min(1) @Max(10) int rise, @Min(1) @Max(10) int improvedBy, @NotBlank String question) {}

    /** To whoever cannot be reached: words without clinical detail. */
    public record Letter(
            @NotBlank String phone,
            @NotBlank String subject,
            @NotBlank String salutation,
            @NotEmpty List<@NotBlank String> paragraphs,
            @NotBlank String closing) {
        public String filled(String text, String name) {
            return text.replace("{name}", name).replace("{phone}", phone);
        }
    }

    /**
     * Exactly one of the three "after" values is set, and one of the two "open" values.
     *
     * @param techniques it is for; empty or null for all
     * @param risks of which one is enough; empty or null for everybody
     */
    public record ContactRule(
            @NotBlank String kind,
            @NotBlank String label,
            @NotNull ContactChannel channel,
            @Nullable List<@NotNull Technique> techniques,
            @Nullable List<@NotNull RiskFact> risks,
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

        public boolean isFor(Technique technique, Set<RiskFact> facts) {
            return (techniques == null || techniques.isEmpty() || techniques.contains(technique))
                    && (risks == null || risks.isEmpty() || risks.stream().anyMatch(facts::contains));
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

    /**
     * A question of the script.
     *
     * @param redFlag a yes calls for a doctor
     * @param least of a number
     * @param most of a number
     * @param options of a choice
     * @param contacts at which it is asked; empty or null for all
     * @param showIf asked only after this answer; null for always
     */
    public record Question(
            @NotBlank @Size(max = 40) String id,
            @NotBlank String text,
            @NotNull QuestionKind kind,
            boolean redFlag,
            @Nullable Integer least,
            @Nullable Integer most,
            @Nullable List<@NotBlank @Size(max = 60) String> options,
            @Nullable List<@NotBlank String> contacts,
            @Nullable @Valid Condition showIf) {
        @AssertTrue(message = "a number has bounds, a choice has options, and only a yes-or-no raises a red flag")
        public boolean isAnswerable() {
            return switch (kind) {
                case NUMBER -> least != null && most != null && least <= most && !redFlag;
                case CHOICE -> options != null && options.size() >= 2 && !redFlag;
                case TEXT -> !redFlag;
                case YES_NO -> true;
            };
        }

        public boolean isAskedAt(String contactKind) {
            return contacts == null || contacts.isEmpty() || contacts.contains(contactKind);
        }
    }

    /** An earlier question, and the answers after which another is asked. */
    public record Condition(@NotBlank String question, @NotEmpty List<@NotBlank String> answers) {}

    @AssertTrue(message = "show-if names a question that stands before it; every kind and question stands once")
    public boolean isCoherent() {
        Set<String> before = new HashSet<>();
        for (Question question : script) {
            if (question.showIf() != null && !before.contains(question.showIf().question())) {
                return false;
            }
            if (!before.add(question.id())) {
                return false;
            }
        }
        return before.contains(sentinel.question())
                && contacts.stream().map(ContactRule::kind).distinct().count() == contacts.size()
                && risks.stream().map(Risk::fact).distinct().count() == risks.size();
    }

    public Optional<Question> question(String id) {
        return script.stream().filter(question -> question.id().equals(id)).findFirst();
    }

    /** What is asked at this contact, red flags first, in the order of the file. */
    public List<Question> scriptOf(String contactKind) {
        return script.stream()
                .filter(question -> question.isAskedAt(contactKind))
                .sorted(Comparator.comparing(Question::redFlag).reversed())
                .toList();
    }

    public Optional<Risk> risk(RiskFact fact) {
        return risks.stream().filter(risk -> risk.fact() == fact).findFirst();
    }

    /** The contacts a procedure asks for, in the order of the file. */
    public List<ContactRule> contactsFor(Technique technique, Set<RiskFact> facts) {
        return contacts.stream().filter(rule -> rule.isFor(technique, facts)).toList();
    }
}
