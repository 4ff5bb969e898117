package org.spineline.kernel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spineline.kernel.problem.Outage;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sessions and accounts are looked up in the database before any controller is reached: while it is away, everybody who is
 * signed in is told so here, and a proxy may try another node.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class OutageFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(OutageFilter.class);
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final ProblemWriter problems;

    OutageFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException broken) {
            if (response.isCommitted() || !Outage.isBehind(broken)) {
                throw broken;
            }
            LOG.warn("The database is away: {}", broken.getClass().getName());
            // A session may also fail to be kept after the work was done, so that what was sent may have been saved.
            ProblemDetail problem =
                    READS.contains(request.getMethod()) ? Outage.problem(broken) : Outage.outcomeUnknown();
            // The headers stay: they are what every answer carries.
            response.resetBuffer();
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Outage.RETRY_AFTER.toSeconds()));
            problems.write(response, problem);
        }
    }
}
