package org.spineline.access.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.access.SignedInUser;
import org.spineline.access.application.UserRequests.MissingFactor;
import org.spineline.access.domain.AccessRules;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** What somebody proved at the door, when, and whether that is enough for what they ask. */
@Component
class Factors {
    static final String PASSWORD = FactorGrantedAuthority.PASSWORD_AUTHORITY;
    static final String CODE = "FACTOR_TOTP";
    /** Signed in by the hospital's own sign-in, which asks for what it finds necessary. */
    /** A key on a device that asked for a finger, a face or a PIN first: both factors at once. */
    static final String PASSKEY = FactorGrantedAuthority.WEBAUTHN_AUTHORITY;

    static final String PROVIDER = FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY;

    private final AccessRules rules;
    private final Clock clock;

    Factors(AccessRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** Somebody who just proved one thing; nothing that another session or an older role allowed comes with it. */
    Authentication proven(SignedInUser user, String factor, @Nullable Authentication before) {
        List<GrantedAuthority> authorities = new ArrayList<>(user.getAuthorities());
        if (before != null) {
            factors(before)
                    .filter(earlier -> !earlier.getAuthority().equals(factor))
                    .forEach(authorities::add);
        }
        authorities.add(FactorGrantedAuthority.withAuthority(factor)
                .issuedAt(clock.instant())
                .build());
        user.eraseCredentials();
        return UsernamePasswordAuthenticationToken.authenticated(user, null, authorities);
    }

    /** The same proofs, of an account that was read again. */
    Authentication stillProven(SignedInUser user, Authentication before) {
        List<GrantedAuthority> authorities = new ArrayList<>(user.getAuthorities());
        factors(before).forEach(authorities::add);
        user.eraseCredentials();
        return UsernamePasswordAuthenticationToken.authenticated(user, null, authorities);
    }

    /** Empty: nothing is missing. */
    Optional<MissingFactor> missing(Authentication who) {
        if (Stream.of(CODE, PASSKEY, PROVIDER)
                .anyMatch(factor -> provedAt(who, factor).isPresent())) {
            return Optional.empty();
        }
        if (hasCode(who)) {
            return Optional.of(MissingFactor.CODE);
        }
        if (!rules.needsSecondFactor()) {
            return Optional.empty();
        }
        // Whoever knows the password alone must not set up a factor of their own beside the passkey.
        return Optional.of(hasPasskey(who) ? MissingFactor.PASSKEY : MissingFactor.SETUP);
    }

    boolean isFresh(Authentication who) {
        Instant now = clock.instant();
        return Stream.of(asked(who), PASSKEY)
                .flatMap(factor -> provedAt(who, factor).stream())
                .anyMatch(proved -> now.isBefore(proved.plus(rules.stepUpWithin())));
    }

    /** What is asked for beside a passkey. */
    private String asked(Authentication who) {
        if (provedAt(who, PROVIDER).isPresent()) {
            return PROVIDER;
        }
        if (hasCode(who)) {
            return CODE;
        }
        return rules.needsSecondFactor() && hasPasskey(who) ? PASSKEY : PASSWORD;
    }

    /** Both factors, where two are needed. */
    AuthorizationManager<RequestAuthorizationContext> complete() {
        return (who, request) -> refusal(who, false, false);
    }

    /** Both, and the last of them proved only just now. */
    AuthorizationManager<RequestAuthorizationContext> fresh() {
        return (who, request) -> refusal(who, true, false);
    }

    /** As {@link #fresh()}, but open to somebody who has no second factor yet and must set one up. */
    AuthorizationManager<RequestAuthorizationContext> settingUp() {
        return (who, request) -> refusal(who, true, true);
    }

    private AuthorizationDecision refusal(
            Supplier<? extends @Nullable Authentication> asker, boolean fresh, boolean settingUp) {
        Authentication who = asker.get();
        if (who == null || !who.isAuthenticated() || !(who.getPrincipal() instanceof SignedInUser)) {
            return new AuthorizationDecision(false);
        }
        Optional<MissingFactor> missing = missing(who).filter(what -> !settingUp || what != MissingFactor.SETUP);
        if (missing.isPresent()) {
            return new Refused(
                    switch (missing.get()) {
                        case CODE -> Refused.Because.CODE_MISSING;
                        case PASSKEY -> Refused.Because.PASSKEY_MISSING;
                        case SETUP -> Refused.Because.SET_UP_MISSING;
                    },
                    Map.of());
        }
        return fresh && !isFresh(who)
                ? new Refused(Refused.Because.TOO_LONG_AGO, Map.of("factor", factorOf(who)))
                : new AuthorizationDecision(true);
    }

    /** What proves freshly who this is. */
    private String factorOf(Authentication who) {
        if (hasPasskey(who) && provedAt(who, PASSKEY).isPresent()) {
            return "PASSKEY";
        }
        return switch (asked(who)) {
            case PROVIDER -> "PROVIDER";
            case CODE -> "CODE";
            case PASSKEY -> "PASSKEY";
            default -> "PASSWORD";
        };
    }

    private static boolean hasPasskey(Authentication who) {
        return who.getPrincipal() instanceof SignedInUser user && user.passkey();
    }

    private static boolean hasCode(Authentication who) {
        return who.getPrincipal() instanceof SignedInUser user && user.secondFactor();
    }

    private static Optional<Instant> provedAt(Authentication who, String factor) {
        return factors(who)
                .filter(proved -> proved.getAuthority().equals(factor))
                .map(FactorGrantedAuthority::getIssuedAt)
                .findFirst();
    }

    private static Stream<FactorGrantedAuthority> factors(Authentication who) {
        Collection<? extends GrantedAuthority> all = who.getAuthorities();
        return all.stream().filter(FactorGrantedAuthority.class::isInstance).map(FactorGrantedAuthority.class::cast);
    }

    /** Signed in, but not enough for this; the answer names what to do. */
    static final class Refused extends AuthorizationDecision {
        private final Because because;
        private final Map<String, String> facts;

        private Refused(Because because, Map<String, String> facts) {
            super(false);
            this.because = because;
            this.facts = facts;
        }

        Map<String, String> facts() {
            return facts;
        }

        Because because() {
            return because;
        }

        enum Because {
            CODE_MISSING("second-factor-required", "Enter the code from your authenticator first."),
            PASSKEY_MISSING("passkey-required", "Confirm with your passkey first."),
            SET_UP_MISSING(
                    "second-factor-setup-required",
                    "Set up an authenticator or a passkey first: this site asks for a second factor."),
            TOO_LONG_AGO("step-up-required", "Confirm that it is you, then try again.");

            final String code;
            final String sentence;

            Because(String code, String sentence) {
                this.code = code;
                this.sentence = sentence;
            }
        }
    }
}
