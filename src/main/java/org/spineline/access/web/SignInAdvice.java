package org.spineline.access.web;

import java.util.List;
import java.util.Map;
import org.spineline.kernel.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Unknown, disabled and mistyped look the same from outside. */
@RestControllerAdvice(assignableTypes = SessionController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class SignInAdvice {
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(AuthenticationException refused) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .body(Problems.of(
                        HttpStatus.UNAUTHORIZED,
                        "sign-in-failed",
                        "User name or password is not right.",
                        Map.of(),
                        List.of()));
    }
}
