package org.spineline.interop.application;

import java.util.List;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.RuleViolationException;

/** The one answer to a file that cannot be taken in. */
final class ImportRefusal {
    private ImportRefusal() {}

    static RuleViolationException at(String path, String message) {
        return of(List.of(new FieldError(path, message)));
    }

    static RuleViolationException of(List<FieldError> errors) {
        return new RuleViolationException(
                "import-refused", "This file cannot be taken in as it is. Nothing was saved.", errors);
    }
}
