package org.spineline.kernel.problem;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Builds problem bodies, for the advice and for the security chain, whose refusals reach no controller. */
public final class Problems {
    private Problems() {}

    public static ProblemDetail of(
            HttpStatus status, String code, String detail, Map<String, ?> facts, List<FieldError> errors) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + code));
        problem.setTitle(status.getReasonPhrase());
        facts.forEach(problem::setProperty);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }
}
