package org.spineline.access.web;

import java.util.List;
import java.util.Map;
import org.spineline.access.application.SetupRefusedException;
import org.spineline.access.application.TooManyAttemptsException;
import org.spineline.kernel.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Unknown, disabled and mistyped look the same from outside. */
@RestControllerAdvice(basePackageClasses = SessionController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class SignInAdvice {
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(AuthenticationException refused) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .body(problem(
                        HttpStatus.UNAUTHORIZED,
                        "sign-in-failed",
                        "This is not right, or no longer valid. Check what you entered and try again."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooMany(TooManyAttemptsException refused) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(refused.retryAfter().toSeconds()))
                .body(problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-attempts",
                        "There were too many attempts. Wait a while, then try again."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(SetupRefusedException refused) {
        return ResponseEntity.status(HttpStatus.FORBIDDEN)
                .body(
                        problem(
                                HttpStatus.FORBIDDEN,
                                "setup-refused",
                                "This token does not hold. Take the one printed at the last start, or start again for a new one."));
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail) {
        return Problems.of(status, code, detail, Map.of(), List.of());
    }
}
