package org.spineline.access.application;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.AccountRenewal;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.Role;
import org.spineline.access.SystemUse;
import org.spineline.access.application.AccountRequests.ResetLink;
import org.spineline.access.application.AccountRequests.SessionView;
import org.spineline.access.application.UserRequests.NewUser;
import org.spineline.access.application.UserRequests.UserChange;
import org.spineline.access.application.UserRequests.UserResponse;
import org.spineline.access.domain.AppUser;
import org.spineline.access.domain.AppUserRepository;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.secret.Tokens;
import org.spineline.kernel.web.ExpectedVersion;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts: who may enter, and as what. */
@Service
@Transactional
public class UserService implements AccountRenewal {
    private static final int UNGUESSABLE_BYTES = 32;

    private final AppUserRepository users;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final SessionBook sessions;
    private final PasswordResets resets;
    private final PasswordJudge judge;
    private final UserMapper mapper;
    private final PasswordEncoder passwords;
    private final CurrentActor actor;
    private final Clock clock;

    UserService(
            AppUserRepository users,
            SecondFactors factors,
            Passkeys passkeys,
            SessionBook sessions,
            PasswordResets resets,
            PasswordJudge judge,
            UserMapper mapper,
            PasswordEncoder passwords,
            CurrentActor actor,
            Clock clock) {
        this.users = users;
        this.factors = factors;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.resets = resets;
        this.judge = judge;
        this.mapper = mapper;
        this.passwords = passwords;
        this.actor = actor;
        this.clock = clock;
    }

    @Requires(Permission.USER_MANAGE)
    @Transactional(readOnly = true)
    public List<UserResponse> all() {
        Set<UUID> withSecondFactor = factors.owners();
        Map<UUID, Integer> keys = passkeys.counts();
        return users.findAllByOrderByUsername().stream()
                .map(user -> mapper.toResponse(
                        user, withSecondFactor.contains(user.getId()), keys.getOrDefault(user.getId(), 0)))
                .toList();
    }

    /** @throws RuleViolationException if the password is not taken */
    @Requires(Permission.USER_MANAGE)
    public UserResponse create(NewUser request) {
        String password = request.password();
        if (password == null) {
            password = Tokens.fresh(UNGUESSABLE_BYTES);
        } else {
            judge.require("/password", password, request.username(), request.displayName());
        }
        return mapper.toResponse(
                users.save(new AppUser(
                        request.username(), request.displayName(), request.role(), passwords.encode(password))),
                false,
                0);
    }

    /**
     * With another role, and when it is closed, the sessions of the account end.
     *
     * @throws ConflictException if administrators would lock themselves out
     */
    @Requires(Permission.USER_MANAGE)
    public UserResponse change(UUID id, ExpectedVersion expected, UserChange change) {
        AppUser user = known(id);
        user.requireVersion(expected);
        boolean losesAdministration = change.role() != Role.ADMINISTRATOR || !change.enabled();
        if (id.equals(actor.userId()) && losesAdministration) {
            throw new ConflictException(
                    "own-account",
                    "You cannot take your own administration rights away. Ask another administrator.",
                    Map.of("userId", id));
        }
        user.becomes(change.displayName(), change.role(), change.enabled());
        return mapper.toResponse(
                users.save(user),
                factors.since(user.getId()).isPresent(),
                passkeys.of(user.getId()).size());
    }

    /** @throws ConflictException if the account is closed */
    @Requires(Permission.USER_MANAGE)
    public ResetLink resetLink(UUID id) {
        if (!known(id).isEnabled()) {
            throw new ConflictException(
                    "account-closed", "This account is closed. Open it first, then make a link.", Map.of("userId", id));
        }
        return resets.linkFor(id);
    }

    @Requires(Permission.USER_MANAGE)
    @Transactional(readOnly = true)
    public List<SessionView> sessionsOf(UUID id, @Nullable UUID here) {
        return sessions.of(known(id).getId(), here);
    }

    @Requires(Permission.USER_MANAGE)
    public void endSessionsOf(UUID id) {
        sessions.endAll(known(id).getId(), null);
    }

    /** For a lost authenticator, once the administrator knows who asks; the sessions end. */
    @Requires(Permission.USER_MANAGE)
    public void removeSecondFactor(UUID id) {
        AppUser user = known(id);
        factors.remove(id);
        user.endsSessions();
        users.save(user);
    }

    /** For lost devices, once the administrator knows who asks; the sessions end. */
    @Requires(Permission.USER_MANAGE)
    public void removePasskeys(UUID id) {
        AppUser user = known(id);
        passkeys.removeAll(id);
        user.endsSessions();
        users.save(user);
    }

    @Override
    @SystemUse("The demo prints fresh credentials at every start")
    public void renew(String username, String displayName, Role role, String password) {
        AppUser user = users.findByUsername(username.toLowerCase(Locale.ROOT))
                .orElseGet(() -> new AppUser(username, displayName, role, ""));
        user.changesPassword(passwords.encode(password), clock.instant());
        users.save(user);
    }

    private AppUser known(UUID id) {
        return users.findById(id)
                .orElseThrow(() ->
                        new NotFoundException("user-not-found", "This account does not exist.", Map.of("userId", id)));
    }
}
