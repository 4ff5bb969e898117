package org.spineline.prom.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.problem.FieldError;
import org.spineline.prom.Instrument;
import org.spineline.prom.PromAnswer;

/**
 * Section scores of an Oswestry questionnaire. Where a patient ticked two statements of a section, the higher one is what
 * is entered; a section he left out is null and leaves the denominator.
 *
 * @param scores ten, each 0 to 5 or null, at least one of them known
 */
public record OdiSections(List<@Nullable Integer> scores) {
    public static final int SECTIONS = 10;
    private static final int MOST = 5;

    public OdiSections {
        if (!complaints(scores).isEmpty()) {
            throw new IllegalArgumentException("Not the sections of this questionnaire: " + scores);
        }
        scores = Collections.unmodifiableList(new ArrayList<>(scores));
    }

    /** What cannot be right, at {@code /odiSections}. */
    public static List<FieldError> complaints(List<@Nullable Integer> scores) {
        List<FieldError> errors = new ArrayList<>();
        if (scores.size() != SECTIONS) {
            errors.add(new FieldError(
                    "/odiSections", "The questionnaire has ten sections; leave out the answer, not the section."));
            return errors;
        }
        for (int i = 0; i < SECTIONS; i++) {
            Integer score = scores.get(i);
            if (score != null && (score < 0 || score > MOST)) {
                errors.add(new FieldError("/odiSections/" + i, "A section scores 0 to 5."));
            }
        }
        if (scores.stream().allMatch(Objects::isNull)) {
            errors.add(new FieldError("/odiSections", "No section is answered, so there is no score."));
        }
        return errors;
    }

    public int answered() {
        return (int) scores.stream().filter(Objects::nonNull).count();
    }

    /** 0 to 100, two decimals; more is worse. */
    public BigDecimal percent() {
        int sum = scores.stream()
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sum();
        return BigDecimal.valueOf(100L * sum)
                .divide(BigDecimal.valueOf((long) MOST * answered()), 2, RoundingMode.HALF_UP);
    }

    /** One character for each section in order, - for one left out. */
    public String marks() {
        return scores.stream()
                .map(score -> score == null ? "-" : String.valueOf(score))
                .collect(Collectors.joining());
    }

    public PromAnswer answer() {
        return new PromAnswer(Instrument.ODI, percent(), null, marks());
    }

    /** How many sections were answered in what {@link #marks()} gave. */
    public static int answeredIn(String marks) {
        return marks.replace("-", "").length();
    }
}
