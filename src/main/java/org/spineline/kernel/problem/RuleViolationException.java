package org.spineline.kernel.problem;

import java.util.List;
import java.util.Map;

/** A rule of the clinic forbids it, whatever the state: 422. */
public class RuleViolationException extends Refusal {
    public RuleViolationException(String code, String detail, Map<String, ?> facts) {
        super(code, detail, facts, List.of());
    }

    public RuleViolationException(String code, String detail, List<FieldError> errors) {
        super(code, detail, Map.of(), errors);
    }
}
