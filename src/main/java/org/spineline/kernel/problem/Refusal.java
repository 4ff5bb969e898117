package org.spineline.kernel.problem;

import java.util.List;
import java.util.Map;

/** A request that was understood and refused. The code is stable; texts may change and are never parsed. */
public abstract class Refusal extends RuntimeException {
    private final String code;
    private final transient Map<String, ?> facts;
    private final transient List<FieldError> errors;

    protected Refusal(String code, String detail, Map<String, ?> facts, List<FieldError> errors) {
        super(detail);
        this.code = code;
        this.facts = facts;
        this.errors = List.copyOf(errors);
    }

    public String code() {
        return code;
    }

    /** The sentence for the user. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    public Map<String, ?> facts() {
        return facts;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
