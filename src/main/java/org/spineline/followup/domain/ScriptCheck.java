package org.spineline.followup.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spineline.followup.QuestionKind;
import org.spineline.followup.domain.FollowUpRules.Question;
import org.spineline.kernel.problem.FieldError;

/** Whether answers fit the script: each question asked at this contact, once, and answered in its own kind. */
public final class ScriptCheck {
    /** What a yes-or-no question takes. */
    public static final String YES = "YES";

    private static final Set<String> YES_OR_NO = Set.of(YES, "NO");

    private ScriptCheck() {}

    /** One answer as it was told. */
    public record Told(String question, String value) {}

    /** @return what is wrong, by the place of the answer in the list; empty when all fit */
    public static List<FieldError> complaints(List<Question> script, List<Told> told) {
        Map<String, String> said = new LinkedHashMap<>();
        told.forEach(answer -> said.putIfAbsent(answer.question(), answer.value()));
        List<FieldError> errors = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < told.size(); i++) {
            Told answer = told.get(i);
            String at = "/answers/" + i;
            Question question = script.stream()
                    .filter(each -> each.id().equals(answer.question()))
                    .findFirst()
                    .orElse(null);
            if (question == null) {
                errors.add(new FieldError(at + "/question", "This question is not in the script of this contact."));
            } else if (!isShown(script, question, said)) {
                errors.add(new FieldError(
                        at + "/question", "This question is not asked after what was answered before it."));
            } else {
                complaint(question, answer.value()).ifPresent(text -> errors.add(new FieldError(at + "/value", text)));
            }
            if (!seen.add(answer.question())) {
                errors.add(new FieldError(at + "/question", "This question is answered twice."));
            }
        }
        return errors;
    }

    /** Whether the answers so far lead to this question; what hangs on a hidden question is hidden too. */
    private static boolean isShown(List<Question> script, Question question, Map<String, String> said) {
        FollowUpRules.Condition condition = question.showIf();
        if (condition == null) {
            return true;
        }
        String answer = said.get(condition.question());
        return answer != null
                && condition.answers().contains(answer)
                && script.stream()
                        .filter(each -> each.id().equals(condition.question()))
                        .allMatch(before -> isShown(script, before, said));
    }

    private static Optional<String> complaint(Question question, String value) {
        String wrong =
                switch (question.kind()) {
                    case YES_NO -> YES_OR_NO.contains(value) ? "" : "Answer YES or NO.";
                    case TEXT -> "";
                    case CHOICE ->
                        question.options() != null && question.options().contains(value)
                                ? ""
                                : "Choose one of: %s."
                                        .formatted(String.join(
                                                ", ", question.options() == null ? List.of() : question.options()));
                    case NUMBER ->
                        isWithin(question, value)
                                ? ""
                                : "Enter a whole number from %d to %d.".formatted(question.least(), question.most());
                };
        return wrong.isEmpty() ? Optional.empty() : Optional.of(wrong);
    }

    private static boolean isWithin(Question question, String value) {
        if (question.kind() != QuestionKind.NUMBER || !value.matches("-?\\d{1,6}")) {
            return false;
        }
        int number = Integer.parseInt(value);
        return question.least() != null
                && question.most() != null
                && number >= question.least()
                && number <= question.most();
    }
}
