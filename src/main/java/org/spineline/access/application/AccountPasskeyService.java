package org.spineline.access.application;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.OpenToSignedIn;
import org.spineline.access.application.PasskeyRequests.NewPasskey;
import org.spineline.access.application.PasskeyRequests.PasskeyName;
import org.spineline.access.application.PasskeyRequests.PasskeyOffer;
import org.spineline.access.application.PasskeyRequests.PasskeyView;
import org.spineline.access.domain.AccessRules;
import org.spineline.access.domain.AppUser;
import org.spineline.access.domain.AppUserRepository;
import org.spineline.access.domain.Passkey;
import org.spineline.access.domain.PasskeyRepository;
import org.spineline.access.domain.RelyingParty;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.web.ExpectedVersion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One's own passkeys. */
@Service
@Transactional
public class AccountPasskeyService {
    private final Passkeys passkeys;
    private final PasskeyRepository kept;
    private final AppUserRepository users;
    private final SecondFactors factors;
    private final SessionBook sessions;
    private final AccessRules rules;
    private final CurrentActor actor;

    AccountPasskeyService(
            Passkeys passkeys,
            PasskeyRepository kept,
            AppUserRepository users,
            SecondFactors factors,
            SessionBook sessions,
            AccessRules rules,
            CurrentActor actor) {
        this.passkeys = passkeys;
        this.kept = kept;
        this.users = users;
        this.factors = factors;
        this.sessions = sessions;
        this.rules = rules;
        this.actor = actor;
    }

    @OpenToSignedIn
    @Transactional(readOnly = true)
    public List<PasskeyView> mine() {
        return passkeys.of(actor.userId()).stream()
                .map(AccountPasskeyService::view)
                .toList();
    }

    /**
     * What the browser is asked to make a key for.
     *
     * @param session the answer must come in
     */
    @OpenToSignedIn
    public PasskeyOffer offer(RelyingParty site, String session) {
        return passkeys.offer(me(), site, session);
    }

    /**
     * A wrong answer uses the question up too.
     *
     * @param session the browser was asked in
     * @throws RuleViolationException if what the device sent is not right
     */
    @OpenToSignedIn
    @Transactional(noRollbackFor = RuleViolationException.class)
    public PasskeyView add(NewPasskey made, RelyingParty site, String session) {
        return view(passkeys.add(me(), made, site, session));
    }

    @OpenToSignedIn
    public PasskeyView rename(UUID id, ExpectedVersion expected, PasskeyName change) {
        Passkey passkey = known(id);
        passkey.isNamed(change.name(), expected);
        return view(kept.saveAndFlush(passkey));
    }

    /**
     * @param here the session that goes on; all others end, since one of them may have begun with this key
     * @throws ConflictException if nothing would be left that this site asks for
     */
    @OpenToSignedIn
    public void remove(UUID id, ExpectedVersion expected, @Nullable UUID here) {
        UUID userId = actor.userId();
        // Of two at once that remove the last two, the second finds one only.
        users.lockById(userId);
        Passkey passkey = known(id);
        passkey.requireVersion(expected);
        if (rules.needsSecondFactor()
                && factors.since(userId).isEmpty()
                && kept.of(userId).size() == 1) {
            throw new ConflictException(
                    "last-way-in",
                    "This passkey is your only second factor, and this site asks everybody for one. Add another passkey or"
                            + " set up an authenticator first.",
                    Map.of("passkeyId", id));
        }
        kept.delete(passkey);
        AppUser me = me();
        me.endsSessions();
        users.save(me);
        if (here == null) {
            sessions.endAll(userId, null);
        } else {
            sessions.onlyThisGoesOn(me, here);
        }
    }

    private Passkey known(UUID id) {
        return kept.findByIdAndUserId(id, actor.userId())
                .orElseThrow(() -> new NotFoundException(
                        "passkey-not-found", "You have no such passkey any more.", Map.of("passkeyId", id)));
    }

    private AppUser me() {
        UUID id = actor.userId();
        return users.findById(id)
                .orElseThrow(() ->
                        new NotFoundException("user-not-found", "This account does not exist.", Map.of("userId", id)));
    }

    private static PasskeyView view(Passkey passkey) {
        return new PasskeyView(
                passkey.getId(),
                passkey.getVersion(),
                passkey.getName(),
                passkey.getCreatedAt(),
                passkey.getLastUsedAt(),
                passkey.isBackedUp());
    }
}
