package org.spineline.operations.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.spineline.kernel.problem.ConstraintProblem;
import org.spineline.kernel.problem.UnavailableException;
import org.spineline.kernel.web.WorksInReadOnlyMode;
import org.spineline.operations.application.ReadOnlyGate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses changes while the site is read only. Behind the sign-in: who may not come in is not told that it is closed. */
@Configuration(proxyBeanMethods = false)
class ReadOnlyDoor implements WebMvcConfigurer, HandlerInterceptor {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final ReadOnlyGate gate;

    ReadOnlyDoor(ReadOnlyGate gate) {
        this.gate = gate;
    }

    @Bean
    static ConstraintProblem readOnlyAlready() {
        return new ConstraintProblem(
                "read_only_period_standing_uk",
                "read-only-already",
                "Read-only mode is on already. Load the page again to see since when.");
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // Coming in and going out leave rows in the sessions and the trail only.
        registry.addInterceptor(this).addPathPatterns("/api/**").excludePathPatterns("/api/auth/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (READS.contains(request.getMethod()) || changesNothing(handler)) {
            return true;
        }
        Optional<Duration> closed = gate.closedFor();
        if (closed.isPresent()) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(closed.get().toSeconds()));
            throw new UnavailableException(
                    "read-only",
                    "The record can be read, not changed, at the moment. Nothing was saved: keep what you have and try again later.");
        }
        return true;
    }

    private static boolean changesNothing(Object handler) {
        return handler instanceof HandlerMethod method
                && (method.hasMethodAnnotation(WorksInReadOnlyMode.class)
                        || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), WorksInReadOnlyMode.class));
    }
}
