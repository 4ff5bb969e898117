package org.spineline.kernel.problem;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A request that was understood and refused. The code is stable; texts may change and are never parsed. */
public abstract class Refusal extends RuntimeException {
    /** RFC 9457 and the field errors have these; a fact of the same name would stand in the body twice. */
    private static final Set<String> TAKEN = Set.of("type", "title", "status", "detail", "instance", "errors");

    private final String code;
    private final transient Map<String, ?> facts;
    private final transient List<FieldError> errors;

    protected Refusal(String code, String detail, Map<String, ?> facts, List<FieldError> errors) {
        super(detail);
        facts.keySet().stream().filter(TAKEN::contains).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("A fact cannot be called " + name);
        });
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
