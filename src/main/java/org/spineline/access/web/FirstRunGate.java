package org.spineline.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.spineline.access.application.FirstRun;
import org.spineline.kernel.web.ProblemWriter;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** While nobody has an account, only the setup answers. */
class FirstRunGate extends OncePerRequestFilter {
    private static final Set<String> OPEN =
            Set.of("/livez", "/readyz", "/setup", "/api/setup", "/api/auth/csrf", "/favicon.svg");

    private final FirstRun firstRun;
    private final ProblemWriter problems;

    FirstRunGate(FirstRun firstRun, ProblemWriter problems) {
        this.firstRun = firstRun;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (OPEN.contains(path) || path.startsWith("/assets/") || !firstRun.isNeeded()) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "not-set-up",
                    "Nobody has an account yet. Open /setup with the token from the server's console.");
        }
    }
}
