package org.spineline.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.spineline.access.SignedInUser;
import org.spineline.access.application.UserRequests.FacilityView;
import org.spineline.access.application.UserRequests.Me;
import org.spineline.access.application.UserRequests.SignIn;
import org.spineline.kernel.time.FacilityProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The door: sign in, sign out, who am I. */
@RestController
@RequestMapping("/api")
class SessionController {
    private final AuthenticationManager authentication;
    private final SecurityContextRepository contexts;
    private final SessionAuthenticationStrategy sessions;
    private final FacilityProperties facility;
    private final boolean demo;

    SessionController(
            AuthenticationManager authentication,
            SecurityContextRepository contexts,
            SessionAuthenticationStrategy sessions,
            FacilityProperties facility,
            Environment environment) {
        this.authentication = authentication;
        this.contexts = contexts;
        this.sessions = sessions;
        this.facility = facility;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    /** Hands out the token that every change must carry; reading it is what makes Spring Security send the cookie. */
    @GetMapping("/auth/csrf")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void csrf(CsrfToken token) {
        token.getToken();
    }

    @PostMapping("/auth/login")
    Me signIn(@Valid @RequestBody SignIn signIn, HttpServletRequest request, HttpServletResponse response) {
        Authentication result = authentication.authenticate(
                UsernamePasswordAuthenticationToken.unauthenticated(signIn.username(), signIn.password()));
        sessions.onAuthentication(result, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(result);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        return me((SignedInUser) result.getPrincipal());
    }

    @GetMapping("/me")
    Me me(@AuthenticationPrincipal SignedInUser user) {
        return new Me(
                user.id(),
                user.getUsername(),
                user.displayName(),
                user.role(),
                user.permissions().stream().map(Enum::name).sorted().toList(),
                new FacilityView(
                        facility.id(), facility.name(), facility.timeZone().getId(), facility.paper()),
                demo);
    }
}
