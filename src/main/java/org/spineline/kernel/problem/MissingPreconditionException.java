package org.spineline.kernel.problem;

import java.util.List;
import java.util.Map;

/** A change that does not say which version it was made on: 428. */
public class MissingPreconditionException extends Refusal {
    public MissingPreconditionException() {
        super("version-missing", "This change must say which version it was made on (If-Match).", Map.of(), List.of());
    }
}
