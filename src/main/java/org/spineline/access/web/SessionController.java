package org.spineline.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.Map;
import org.spineline.access.SignedInUser;
import org.spineline.access.application.AccountLookup;
import org.spineline.access.application.AccountRequests.Code;
import org.spineline.access.application.AccountRequests.Password;
import org.spineline.access.application.AccountRequests.PasswordReset;
import org.spineline.access.application.AccountRequests.ProviderView;
import org.spineline.access.application.Attempts;
import org.spineline.access.application.PasswordResets;
import org.spineline.access.application.SecondFactors;
import org.spineline.access.application.UserRequests.FacilityView;
import org.spineline.access.application.UserRequests.Me;
import org.spineline.access.application.UserRequests.SignIn;
import org.spineline.access.domain.AccessRules;
import org.spineline.access.domain.ProviderRules;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.time.FacilityProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The door: sign in, prove more, who am I. */
@RestController
@RequestMapping("/api")
class SessionController {
    private final AuthenticationManager authentication;
    private final AuthenticationEventPublisher events;
    private final Door door;
    private final Factors factors;
    private final Attempts attempts;
    private final SecondFactors secondFactors;
    private final PasswordResets resets;
    private final AccountLookup accounts;
    private final AccessRules rules;
    private final ProviderRules provider;
    private final FacilityProperties facility;
    private final boolean demo;

    SessionController(
            AuthenticationManager authentication,
            AuthenticationEventPublisher events,
            Door door,
            Factors factors,
            Attempts attempts,
            SecondFactors secondFactors,
            PasswordResets resets,
            AccountLookup accounts,
            AccessRules rules,
            ProviderRules provider,
            FacilityProperties facility,
            Environment environment) {
        this.authentication = authentication;
        this.events = events;
        this.door = door;
        this.factors = factors;
        this.attempts = attempts;
        this.secondFactors = secondFactors;
        this.resets = resets;
        this.accounts = accounts;
        this.rules = rules;
        this.provider = provider;
        this.facility = facility;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    /** Hands out the token that every change must carry; reading it is what makes Spring Security send the cookie. */
    @GetMapping("/auth/csrf")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void csrf(CsrfToken token) {
        token.getToken();
    }

    /** The hospital's own sign-in, if the site named one. */
    @GetMapping("/auth/provider")
    ProviderView provider() {
        return provider.isPresent()
                ? new ProviderView(provider.name(), "/oauth2/authorization/" + ProviderRules.REGISTRATION)
                : new ProviderView(null, null);
    }

    /** The first proof. Where a second one is needed, the answer says so and nothing else opens yet. */
    @PostMapping("/auth/login")
    Me signIn(@Valid @RequestBody SignIn signIn, HttpServletRequest request, HttpServletResponse response) {
        String account = "sign-in:" + signIn.username().toLowerCase(Locale.ROOT);
        attempts.count(account, request.getRemoteAddr(), rules.signIn());
        Authentication result = authentication.authenticate(
                UsernamePasswordAuthenticationToken.unauthenticated(signIn.username(), signIn.password()));
        attempts.succeeded(account, request.getRemoteAddr());
        return me(door.open((SignedInUser) result.getPrincipal(), Factors.PASSWORD, request, response));
    }

    /** The second proof, or the same once more before something sensitive. */
    @PostMapping("/auth/second-factor")
    Me secondFactor(
            @Valid @RequestBody Code code,
            Authentication who,
            HttpServletRequest request,
            HttpServletResponse response) {
        SignedInUser user = (SignedInUser) who.getPrincipal();
        if (!user.secondFactor()) {
            throw new ConflictException(
                    "no-second-factor", "This account has no authenticator. Confirm with the password.", Map.of());
        }
        try {
            secondFactors.take(user.id(), code.code());
        } catch (BadCredentialsException wrong) {
            events.publishAuthenticationFailure(wrong, who);
            throw wrong;
        }
        return me(door.proveMore(who, Factors.CODE, request, response));
    }

    /** For accounts without a second factor: the password once more before something sensitive. */
    @PostMapping("/auth/confirm")
    Me confirm(
            @Valid @RequestBody Password password,
            Authentication who,
            HttpServletRequest request,
            HttpServletResponse response) {
        SignedInUser user = (SignedInUser) who.getPrincipal();
        if (user.secondFactor()) {
            throw new ConflictException(
                    "second-factor-asked", "Confirm with the code from your authenticator.", Map.of());
        }
        if (accounts.open(user.id()).isEmpty()) {
            throw new NotFoundException("user-not-found", "This account does not exist.", Map.of("userId", user.id()));
        }
        String account = "password:" + user.id();
        attempts.count(account, "-", rules.secondFactorTries());
        authentication.authenticate(
                UsernamePasswordAuthenticationToken.unauthenticated(user.getUsername(), password.password()));
        attempts.succeeded(account, "-");
        return me(door.proveMore(who, Factors.PASSWORD, request, response));
    }

    /** A new password with a link from the administrator; signing in comes after it. */
    @PostMapping("/auth/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@Valid @RequestBody PasswordReset reset) {
        resets.use(reset);
    }

    @GetMapping("/me")
    Me me(Authentication who) {
        SignedInUser user = (SignedInUser) who.getPrincipal();
        return new Me(
                user.id(),
                user.getUsername(),
                user.displayName(),
                user.role(),
                user.permissions().stream().map(Enum::name).sorted().toList(),
                new FacilityView(
                        facility.id(), facility.name(), facility.timeZone().getId(), facility.paper()),
                demo,
                factors.missing(who).orElse(null));
    }
}
