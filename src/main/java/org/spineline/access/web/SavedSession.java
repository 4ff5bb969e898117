package org.spineline.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.session.Session;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The session that this request has saved. Spring Session saves it before it answers, and then asks the database whether
 * there is such a session: one trip and one transaction of every request. Known until the request is over and no longer, so
 * that the next one hears of a session that was ended meanwhile.
 */
@Component
@Order(SavedSession.BEFORE_SESSIONS)
final class SavedSession extends OncePerRequestFilter {
    static final int BEFORE_SESSIONS = SessionRepositoryFilter.DEFAULT_ORDER - 1;

    private static final ThreadLocal<AtomicReference<@Nullable Session>> OF_REQUEST = new ThreadLocal<>();

    /** Outside a request nothing is remembered. */
    static void remember(Session session) {
        AtomicReference<@Nullable Session> request = OF_REQUEST.get();
        if (request != null) {
            request.set(session);
        }
    }

    static void forget() {
        AtomicReference<@Nullable Session> request = OF_REQUEST.get();
        if (request != null) {
            request.set(null);
        }
    }

    /** @return null if this request has saved no session of that id */
    static @Nullable Session of(String id) {
        AtomicReference<@Nullable Session> request = OF_REQUEST.get();
        Session saved = request == null ? null : request.get();
        return saved != null && saved.getId().equals(id) ? saved : null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        OF_REQUEST.set(new AtomicReference<>());
        try {
            chain.doFilter(request, response);
        } finally {
            OF_REQUEST.remove();
        }
    }
}
