package org.spineline.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.SignedInUser;
import org.spineline.access.application.AccountLookup;
import org.spineline.access.application.AccountPasskeyService;
import org.spineline.access.application.Attempts;
import org.spineline.access.application.PasskeyRequests.AccountPasskeys;
import org.spineline.access.application.PasskeyRequests.NewPasskey;
import org.spineline.access.application.PasskeyRequests.PasskeyDoor;
import org.spineline.access.application.PasskeyRequests.PasskeyName;
import org.spineline.access.application.PasskeyRequests.PasskeyOffer;
import org.spineline.access.application.PasskeyRequests.PasskeyProof;
import org.spineline.access.application.PasskeyRequests.PasskeyQuestion;
import org.spineline.access.application.PasskeyRequests.PasskeyView;
import org.spineline.access.application.Passkeys;
import org.spineline.access.application.UserRequests.Me;
import org.spineline.access.domain.AccessRules;
import org.spineline.access.domain.RelyingParty;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Versioned;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Coming in with a passkey, and the passkeys of one's own account. */
@RestController
@RequestMapping("/api")
class PasskeyController {
    /** Counted as if it were an account: who asks is nobody yet. */
    private static final String QUESTIONS = "passkey questions";

    private final Passkeys passkeys;
    private final Attempts attempts;
    private final AccountPasskeyService mine;
    private final AccountLookup accounts;
    private final Door door;
    private final SessionController session;
    private final AuthenticationEventPublisher events;
    private final AccessRules rules;

    PasskeyController(
            Passkeys passkeys,
            Attempts attempts,
            AccountPasskeyService mine,
            AccountLookup accounts,
            Door door,
            SessionController session,
            AuthenticationEventPublisher events,
            AccessRules rules) {
        this.passkeys = passkeys;
        this.attempts = attempts;
        this.mine = mine;
        this.accounts = accounts;
        this.door = door;
        this.session = session;
        this.events = events;
        this.rules = rules;
    }

    /** Whether passkeys are used here. */
    @GetMapping("/auth/passkey")
    PasskeyDoor passkey(HttpServletRequest request) {
        return new PasskeyDoor(origin(request));
    }

    /** What a passkey has to sign, to come in or to prove more. */
    @PostMapping("/auth/passkey/question")
    PasskeyQuestion question(HttpServletRequest request) {
        RelyingParty site = site(request);
        attempts.count(QUESTIONS, request.getRemoteAddr(), rules.passkeyQuestions());
        return passkeys.question(site, browser(request));
    }

    /** Both proofs at once. */
    @PostMapping("/auth/passkey")
    Me signIn(@Valid @RequestBody PasskeyProof proof, HttpServletRequest request, HttpServletResponse response) {
        RelyingParty site = site(request);
        Authentication stranger = UsernamePasswordAuthenticationToken.unauthenticated("passkey", null);
        SignedInUser user = accounts.open(taken(proof, site, stranger, request))
                .orElseThrow(() -> new BadCredentialsException("closed meanwhile"));
        Authentication who = door.open(user, Factors.PASSKEY, request, response);
        events.publishAuthenticationSuccess(who);
        return session.me(who);
    }

    /** The second proof after a password, or the proof of now before something sensitive. */
    @PostMapping("/auth/passkey/confirm")
    Me confirm(
            @Valid @RequestBody PasskeyProof proof,
            Authentication who,
            HttpServletRequest request,
            HttpServletResponse response) {
        SignedInUser user = (SignedInUser) who.getPrincipal();
        if (!user.passkey()) {
            throw new ConflictException("no-passkey", "This account has no passkey. Confirm in another way.", Map.of());
        }
        if (!taken(proof, site(request), who, request).equals(user.id())) {
            BadCredentialsException somebodyElses = new BadCredentialsException("passkey of somebody else");
            events.publishAuthenticationFailure(somebodyElses, who);
            throw somebodyElses;
        }
        return session.me(door.proveMore(who, Factors.PASSKEY, request, response));
    }

    @GetMapping("/account/passkeys")
    AccountPasskeys mine(HttpServletRequest request) {
        return new AccountPasskeys(origin(request), mine.mine());
    }

    /** What the browser is asked to make a key for; worth nothing until {@link #add} followed. */
    @PostMapping("/account/passkeys/offer")
    PasskeyOffer offer(HttpServletRequest request) {
        return mine.offer(site(request), browser(request));
    }

    @PostMapping("/account/passkeys")
    @ResponseStatus(HttpStatus.CREATED)
    PasskeyView add(
            @Valid @RequestBody NewPasskey made,
            Authentication who,
            HttpServletRequest request,
            HttpServletResponse response) {
        PasskeyView added = mine.add(made, site(request), browser(request));
        // The device just verified who sits here.
        door.proveMore(who, Factors.PASSKEY, request, response);
        return added;
    }

    @PutMapping("/account/passkeys/{id}")
    ResponseEntity<PasskeyView> rename(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody PasskeyName change) {
        PasskeyView renamed = mine.rename(id, expected, change);
        return Versioned.ok(renamed, renamed.version());
    }

    @DeleteMapping("/account/passkeys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @PathVariable UUID id,
            ExpectedVersion expected,
            Authentication who,
            HttpServletRequest request,
            HttpServletResponse response) {
        mine.remove(id, expected, Door.entry(request));
        door.readAgain(who, request, response);
    }

    private UUID taken(PasskeyProof proof, RelyingParty site, Authentication asker, HttpServletRequest request) {
        try {
            UUID whose = passkeys.take(proof, site, browser(request), request.getRemoteAddr());
            attempts.succeeded(QUESTIONS, request.getRemoteAddr());
            return whose;
        } catch (BadCredentialsException wrong) {
            events.publishAuthenticationFailure(wrong, asker);
            throw wrong;
        }
    }

    /** The answer counts only in the session that was asked. */
    private static String browser(HttpServletRequest request) {
        return request.getSession().getId();
    }

    private @Nullable String origin(HttpServletRequest request) {
        return known(request).map(RelyingParty::origin).orElse(null);
    }

    private RelyingParty site(HttpServletRequest request) {
        return known(request)
                .orElseThrow(() -> new ConflictException(
                        "passkeys-off",
                        "Passkeys are not switched on at this site. Sign in in another way, and ask whoever runs Spineline.",
                        Map.of()));
    }

    private Optional<RelyingParty> known(HttpServletRequest request) {
        return rules.passkey().at(rules.https(), request.getServerName(), request.getServerPort());
    }
}
