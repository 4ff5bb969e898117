package org.spineline.kernel.problem;

import java.util.List;
import java.util.Map;

/** A request that cannot be understood: 400. */
public class InvalidRequestException extends Refusal {
    public InvalidRequestException(String detail, List<FieldError> errors) {
        super("invalid-request", detail, Map.of(), errors);
    }
}
