package org.spineline.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.UUID;
import org.spineline.access.application.SessionBook;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks at each request whether the session still holds: it was not ended, the account is open and as it was, and neither the
 * time of rest nor the longest time is over. What fails here is over for good, whatever it proved before.
 */
class SessionWatch extends OncePerRequestFilter {
    /** Sent with what the page asks for by itself. It can only shorten a session. */
    static final String BACKGROUND = "X-Background";

    private final SessionBook book;

    SessionWatch(SessionBook book) {
        this.book = book;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null
                && request.getRequestURI().startsWith("/api/")) {
            UUID entry = Door.entry(request);
            if (entry == null || !book.holds(entry, isByThePerson(request))) {
                session.invalidate();
                SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isByThePerson(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return request.getHeader(BACKGROUND) == null && (accept == null || !accept.contains("text/event-stream"));
    }
}
