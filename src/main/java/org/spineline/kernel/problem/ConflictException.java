package org.spineline.kernel.problem;

import java.util.List;
import java.util.Map;

/** The present state forbids it (a status, an overlap, a duplicate): 409. */
public class ConflictException extends Refusal {
    public ConflictException(String code, String detail, Map<String, ?> facts) {
        super(code, detail, facts, List.of());
    }
}
