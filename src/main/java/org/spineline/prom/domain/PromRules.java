package org.spineline.prom.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spineline.prom.Instrument;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** Scales, minimal important changes, comparisons and links; {@code config/clinical/proms.yml}. */
@Validated
@ConfigurationProperties(prefix = "clinical.proms", ignoreUnknownFields = false)
public record PromRules(
        @NotBlank String source,
        @NotBlank String version,
        @NotNull LocalDate effectiveFrom,
        @NotNull LocalDate reviewBy,
        @NotEmpty List<@Valid Scale> instruments,
        @NotNull @Valid Oswestry odi,
        @NotNull @Valid Edition eq5d,
        @NotNull @Valid Edition promis,
        @NotNull @Valid Similar similar,
        @NotNull @Valid Link link) {
    /**
     * One instrument; its range is inclusive on both ends.
     *
     * @param moreIsWorse null where it depends on the bank of questions
     * @param mic minimal important change in points; null where no source is named
     */
    public record Scale(
            @NotNull Instrument code,
            @NotBlank String name,
            int least,
            int most,
            @Nullable Boolean moreIsWorse,
            @Nullable BigDecimal mic,
            @Nullable String micSource) {
        @AssertTrue(message = "a minimal important change needs its source")
        public boolean isChangeSourced() {
            return mic == null || micSource != null;
        }
    }

    /** Which edition of an instrument the scores are of. */
    public record Edition(@NotBlank String source, @NotBlank String version) {}

    /** @param flaggedBelowAnswered fewer sections answered than this are pointed out */
    public record Oswestry(
            @NotBlank String source,
            @NotBlank String version,
            @Min(1) @Max(OdiSections.SECTIONS) int flaggedBelowAnswered,
            @NotEmpty List<@Valid Band> bands) {
        @AssertTrue(message = "bands begin at 0 and rise")
        public boolean isRising() {
            return bands == null
                    || (bands.get(0).from() == 0
                            && java.util.stream.IntStream.range(1, bands.size())
                                    .allMatch(i -> bands.get(i).from()
                                            > bands.get(i - 1).from()));
        }

        /** @param percent 0 to 100 */
        public String bandOf(BigDecimal percent) {
            String label = bands.get(0).label();
            for (Band band : bands) {
                if (percent.compareTo(BigDecimal.valueOf(band.from())) >= 0) {
                    label = band.label();
                }
            }
            return label;
        }
    }

    /** From this per cent on, up to the next band. */
    public record Band(@Min(0) @Max(100) int from, @NotBlank String label) {}

    /** @param atLeastPatients fewer are not shown */
    public record Similar(@Min(2) @Max(1000) int atLeastPatients, @NotEmpty List<@Valid Point> points) {}

    /** Answers from {@code fromDay} until before {@code untilDay} after the procedure count for {@code day}. */
    public record Point(@Min(0) int day, @Min(0) int fromDay, @Min(1) int untilDay) {
        @AssertTrue(message = "from-day lies before until-day")
        public boolean isForward() {
            return fromDay < untilDay;
        }
    }

    /** @param rolandMorrisLanguages in which its statements are shipped */
    public record Link(
            @Min(1) @Max(120) int validDays,
            @NotEmpty Set<@NotBlank String> rolandMorrisLanguages,
            @Min(5) int wrongTriesPerAddress,
            @Min(5) int wrongTriesPerLink,
            @Min(1) @Max(1440) int windowMinutes) {
        public Duration window() {
            return Duration.ofMinutes(windowMinutes);
        }
    }

    @AssertTrue(message = "each instrument once")
    public boolean isEveryInstrumentKnown() {
        return instruments == null
                || (instruments.size() == Instrument.values().length
                        && instruments.stream().map(Scale::code).distinct().count() == instruments.size());
    }
}
