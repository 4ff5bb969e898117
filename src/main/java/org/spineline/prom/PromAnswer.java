package org.spineline.prom;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.RmdqAnswers;

/**
 * One instrument as answered. Made by the factories, which take what the patient said.
 *
 * @param value on the instrument's scale; null only for an EQ-5D profile without the visual analogue scale
 * @param statements the Roland–Morris statements ticked; null when only a total is known, and for every other instrument
 * @param marks the sections of ODI and the profile of EQ-5D; null for every other instrument
 */
public record PromAnswer(
        Instrument instrument, @Nullable BigDecimal value, @Nullable RmdqAnswers statements, @Nullable String marks) {
    private static final Pattern PROFILE = Pattern.compile("[1-5]{5}");

    public PromAnswer {
        if (value == null && (instrument != Instrument.EQ5D || marks == null)) {
            throw new IllegalArgumentException("No value for " + instrument);
        }
    }

    /** @param score 0 to 10 */
    public static PromAnswer painAtRest(int score) {
        return number(Instrument.NRS_REST, score, 10);
    }

    /** @param score 0 to 10 */
    public static PromAnswer painOnMovement(int score) {
        return number(Instrument.NRS_MOVEMENT, score, 10);
    }

    /** @param total statements ticked on paper, 0 to 24 */
    public static PromAnswer rolandMorris(int total) {
        return number(Instrument.RMDQ, total, RmdqAnswers.STATEMENTS);
    }

    public static PromAnswer rolandMorris(RmdqAnswers answers) {
        return new PromAnswer(Instrument.RMDQ, BigDecimal.valueOf(answers.score()), answers, null);
    }

    /**
     * One of the two at least.
     *
     * @param profile five digits 1 to 5
     * @param scale visual analogue scale, 0 to 100
     */
    public static PromAnswer eq5d(@Nullable String profile, @Nullable Integer scale) {
        if (profile != null && !PROFILE.matcher(profile).matches()) {
            throw new IllegalArgumentException("Not an EQ-5D-5L profile");
        }
        return new PromAnswer(
                Instrument.EQ5D,
                scale == null ? null : number(Instrument.EQ5D, scale, 100).value(),
                null,
                profile);
    }

    /** @param score T-score, 0 to 100 */
    public static PromAnswer promis(BigDecimal score) {
        return new PromAnswer(Instrument.PROMIS_T, score, null, null);
    }

    private static PromAnswer number(Instrument instrument, int score, int most) {
        if (score < 0 || score > most) {
            throw new IllegalArgumentException("Not on the scale of %s: %d".formatted(instrument, score));
        }
        return new PromAnswer(instrument, BigDecimal.valueOf(score), null, null);
    }
}
