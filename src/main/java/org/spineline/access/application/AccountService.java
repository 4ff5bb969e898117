package org.spineline.access.application;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.OpenToSignedIn;
import org.spineline.access.application.AccountRequests.AccountView;
import org.spineline.access.application.AccountRequests.PasswordChange;
import org.spineline.access.application.AccountRequests.RecoveryCodes;
import org.spineline.access.application.AccountRequests.SessionView;
import org.spineline.access.application.AccountRequests.TotpOffer;
import org.spineline.access.domain.AccessRules;
import org.spineline.access.domain.AppUser;
import org.spineline.access.domain.AppUserRepository;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One's own account: password, second factor, and where one is signed in. */
@Service
@Transactional
public class AccountService {
    private final AppUserRepository users;
    private final SecondFactors factors;
    private final SessionBook sessions;
    private final Attempts attempts;
    private final PasswordJudge judge;
    private final PasswordEncoder passwords;
    private final AccessRules rules;
    private final CurrentActor actor;
    private final Clock clock;

    AccountService(
            AppUserRepository users,
            SecondFactors factors,
            SessionBook sessions,
            Attempts attempts,
            PasswordJudge judge,
            PasswordEncoder passwords,
            AccessRules rules,
            CurrentActor actor,
            Clock clock) {
        this.users = users;
        this.factors = factors;
        this.sessions = sessions;
        this.attempts = attempts;
        this.judge = judge;
        this.passwords = passwords;
        this.rules = rules;
        this.actor = actor;
        this.clock = clock;
    }

    @OpenToSignedIn
    @Transactional(readOnly = true)
    public AccountView mine() {
        AppUser me = me();
        return new AccountView(
                factors.since(me.getId()).orElse(null),
                factors.recoveryCodesLeft(me.getId()),
                me.getPasswordChangedAt(),
                rules.needsSecondFactor(),
                rules.sessionsPerPerson());
    }

    /**
     * @param here the session that goes on; all others end
     * @throws RuleViolationException if the old password is wrong or the new one is not taken
     * @throws TooManyAttemptsException after too many wrong ones
     */
    @OpenToSignedIn
    public void changePassword(PasswordChange change, @Nullable UUID here) {
        AppUser me = me();
        String account = "password:" + me.getId();
        attempts.count(account, "-", rules.secondFactorTries());
        if (!passwords.matches(change.current(), me.getPasswordHash())) {
            throw refused("/current", "password-wrong", "This is not your present password.");
        }
        attempts.succeeded(account, "-");
        judge.require("/password", change.password(), me.getUsername(), me.getDisplayName());
        me.changesPassword(passwords.encode(change.password()), clock.instant());
        goOn(me, here);
    }

    @OpenToSignedIn
    public TotpOffer offerSecondFactor() {
        return factors.offer(me());
    }

    /**
     * @param here the session that goes on; all others end
     * @throws RuleViolationException if the code is not the one the authenticator should show
     * @throws ConflictException if nothing was offered, or too long ago
     */
    @OpenToSignedIn
    public RecoveryCodes confirmSecondFactor(String code, @Nullable UUID here) {
        AppUser me = me();
        RecoveryCodes codes = factors.confirm(me.getId(), code);
        me.endsSessions();
        goOn(me, here);
        return codes;
    }

    /** @throws ConflictException without a second factor to recover */
    @OpenToSignedIn
    public RecoveryCodes newRecoveryCodes() {
        AppUser me = me();
        if (factors.since(me.getId()).isEmpty()) {
            throw new ConflictException(
                    "no-second-factor", "Set up an authenticator first. The codes stand in for it.", Map.of());
        }
        return factors.newRecoveryCodes(me.getId());
    }

    @OpenToSignedIn
    @Transactional(readOnly = true)
    public List<SessionView> mySessions(@Nullable UUID here) {
        return sessions.of(actor.userId(), here);
    }

    /** @throws NotFoundException if it is over, or somebody else's */
    @OpenToSignedIn
    public void endMySession(UUID sessionId) {
        if (!sessions.end(actor.userId(), sessionId)) {
            throw new NotFoundException(
                    "session-not-found", "This session is over already.", Map.of("sessionId", sessionId));
        }
    }

    @OpenToSignedIn
    public void endMyOtherSessions(@Nullable UUID here) {
        sessions.endAll(actor.userId(), here);
    }

    private void goOn(AppUser me, @Nullable UUID here) {
        users.save(me);
        if (here == null) {
            sessions.endAll(me.getId(), null);
        } else {
            sessions.onlyThisGoesOn(me, here);
        }
    }

    private AppUser me() {
        UUID id = actor.userId();
        return users.findById(id)
                .orElseThrow(() ->
                        new NotFoundException("user-not-found", "This account does not exist.", Map.of("userId", id)));
    }

    private static RuleViolationException refused(String pointer, String code, String detail) {
        return new RuleViolationException(code, detail, List.of(new FieldError(pointer, detail)));
    }
}
