package org.spineline.episode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.problem.FieldError;

/**
 * A Roland–Morris questionnaire as the patient filled it in: a statement is ticked, or it does not describe him today. One
 * that was not asked at all has no answers, which is null and never an empty list.
 *
 * @param ticked numbers of the statements, 1 to 24, each once, in ascending order
 */
public record RmdqAnswers(List<Integer> ticked) {
    public static final int STATEMENTS = 24;

    public RmdqAnswers {
        ticked = ticked.stream().sorted().toList();
        Set<Integer> distinct = new HashSet<>(ticked);
        if (distinct.size() != ticked.size() || ticked.stream().anyMatch(number -> !isStatement(number))) {
            throw new IllegalArgumentException("Not statements of this questionnaire, each once: " + ticked);
        }
    }

    /**
     * What cannot be right about a total and ticks sent together, at {@code /rmdq} and {@code /rmdqStatements}.
     *
     * @param total counted by hand, null when not told
     * @param ticked null when the questionnaire was not filled in here
     */
    public static List<FieldError> complaints(@Nullable Integer total, @Nullable List<Integer> ticked) {
        List<FieldError> errors = new ArrayList<>();
        if (ticked == null) {
            return errors;
        }
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < ticked.size(); i++) {
            int number = ticked.get(i);
            if (!isStatement(number)) {
                errors.add(
                        new FieldError("/rmdqStatements/" + i, "The statements are numbered 1 to " + STATEMENTS + "."));
            } else if (!seen.add(number)) {
                errors.add(new FieldError("/rmdqStatements/" + i, "Statement " + number + " is ticked twice."));
            }
        }
        if (errors.isEmpty() && total != null && total != ticked.size()) {
            errors.add(new FieldError(
                    "/rmdq",
                    "%d statements are ticked, but the total says %d. Correct one of them, or leave the total out."
                            .formatted(ticked.size(), total)));
        }
        return errors;
    }

    public static @Nullable RmdqAnswers of(@Nullable List<Integer> ticked) {
        return ticked == null ? null : new RmdqAnswers(ticked);
    }

    /** As stored by {@link #marks()}. */
    public static @Nullable RmdqAnswers ofMarks(@Nullable String marks) {
        return marks == null
                ? null
                : new RmdqAnswers(IntStream.rangeClosed(1, marks.length())
                        .filter(number -> marks.charAt(number - 1) == '1')
                        .boxed()
                        .toList());
    }

    /** One character for each statement in order: 1 ticked, 0 not. */
    public String marks() {
        return IntStream.rangeClosed(1, STATEMENTS)
                .mapToObj(number -> ticked.contains(number) ? "1" : "0")
                .collect(Collectors.joining());
    }

    /** 0 to 24; more is worse. */
    public int score() {
        return ticked.size();
    }

    private static boolean isStatement(int number) {
        return number >= 1 && number <= STATEMENTS;
    }
}
