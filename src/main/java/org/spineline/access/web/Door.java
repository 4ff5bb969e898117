package org.spineline.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.SignedInUser;
import org.spineline.access.application.AccountLookup;
import org.spineline.access.application.SessionBook;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Every way in leads through here: a new session id, an entry in the book of sessions, and then the person. */
@Component
class Door {
    private static final String ENTRY = Door.class.getName() + ".entry";

    private final SecurityContextRepository contexts;
    private final SessionAuthenticationStrategy sessions;
    private final SessionBook book;
    private final AccountLookup accounts;
    private final Factors factors;

    Door(
            SecurityContextRepository contexts,
            SessionAuthenticationStrategy sessions,
            SessionBook book,
            AccountLookup accounts,
            Factors factors) {
        this.contexts = contexts;
        this.sessions = sessions;
        this.book = book;
        this.accounts = accounts;
        this.factors = factors;
    }

    /** The first proof: a session begins. One that stood open in this browser ends. */
    Authentication open(SignedInUser user, String factor, HttpServletRequest request, HttpServletResponse response) {
        UUID left = entry(request);
        if (left != null) {
            book.end(left);
        }
        Authentication who = factors.proven(user, factor, null);
        sessions.onAuthentication(who, request, response);
        UUID entry = book.begin(
                user.id(), user.securityVersion(), request.getHeader(HttpHeaders.USER_AGENT), request.getRemoteAddr());
        request.getSession().setAttribute(ENTRY, entry);
        keep(who, request, response);
        return who;
    }

    /** One more proof in a session that stands; the account is read again, so that an older role does not live on. */
    Authentication proveMore(
            Authentication before, String factor, HttpServletRequest request, HttpServletResponse response) {
        SignedInUser old = (SignedInUser) before.getPrincipal();
        SignedInUser user = accounts.open(old.id()).orElse(old);
        Authentication who = factors.proven(user, factor, before);
        sessions.onAuthentication(who, request, response);
        keep(who, request, response);
        return who;
    }

    /** The account changed under this session, by its own hand; what was proved before still is. */
    void readAgain(Authentication before, HttpServletRequest request, HttpServletResponse response) {
        SignedInUser old = (SignedInUser) before.getPrincipal();
        keep(factors.stillProven(accounts.open(old.id()).orElse(old), before), request, response);
    }

    /** The entry of this request's session; null without one. */
    static @Nullable UUID entry(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ENTRY) instanceof UUID entry ? entry : null;
    }

    private void keep(Authentication who, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(who);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
