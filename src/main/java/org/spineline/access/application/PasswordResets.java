package org.spineline.access.application;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.spineline.access.SystemUse;
import org.spineline.access.application.AccountRequests.PasswordReset;
import org.spineline.access.application.AccountRequests.ResetLink;
import org.spineline.access.domain.AccessRules;
import org.spineline.access.domain.AppUser;
import org.spineline.access.domain.AppUserRepository;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.secret.Tokens;
import org.spineline.kernel.time.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Links that let somebody choose a new password, once. */
@Service
public class PasswordResets {
    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final AppUserRepository users;
    private final SessionBook sessions;
    private final PasswordJudge judge;
    private final PasswordEncoder passwords;
    private final AccessRules rules;
    private final CurrentActor actor;
    private final TransactionOperations transaction;
    private final Clock clock;

    PasswordResets(
            JdbcClient jdbc,
            AppUserRepository users,
            SessionBook sessions,
            PasswordJudge judge,
            PasswordEncoder passwords,
            AccessRules rules,
            CurrentActor actor,
            TransactionOperations transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.users = users;
        this.sessions = sessions;
        this.judge = judge;
        this.passwords = passwords;
        this.rules = rules;
        this.actor = actor;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A link given before no longer works. */
    @Transactional
    ResetLink linkFor(UUID userId) {
        jdbc.sql("delete from access_reset_link where user_id = :user")
                .param("user", userId)
                .update();
        String token = Tokens.fresh(TOKEN_BYTES);
        Instant expires = clock.instant().plus(rules.resetLinkFor());
        jdbc.sql(
                        """
                        insert into access_reset_link (token_hash, user_id, created_by, expires_at)
                        values (:hash, :user, :by, :expires)
                        """)
                .param("hash", Tokens.hash(token))
                .param("user", userId)
                .param("by", actor.userId())
                .param("expires", SqlTime.utc(expires))
                .update();
        return new ResetLink(token, expires);
    }

    /**
     * The second factor stays as it is: whoever finds the link still lacks it.
     *
     * @throws BadCredentialsException if the link is unknown, used, too old, or its account closed
     */
    @SystemUse("Whoever holds the link has no session yet; the link is the permission")
    public void use(PasswordReset reset) {
        String hash = Tokens.hash(reset.token());
        AppUser owner = ownerOf(hash);
        judge.require("/password", reset.password(), owner.getUsername(), owner.getDisplayName());
        // Hashing takes long, so no row is held meanwhile; whether the link still holds is asked again.
        String encoded = passwords.encode(reset.password());
        transaction.executeWithoutResult(status -> {
            int taken = jdbc.sql(
                            """
                            update access_reset_link set used_at = :now
                             where token_hash = :hash and used_at is null and expires_at > :now
                            """)
                    .param("now", SqlTime.utc(clock.instant()))
                    .param("hash", hash)
                    .update();
            if (taken == 0) {
                throw notValid();
            }
            AppUser user =
                    users.lockById(owner.getId()).filter(AppUser::isEnabled).orElseThrow(PasswordResets::notValid);
            user.changesPassword(encoded, clock.instant());
            users.save(user);
            sessions.endAll(user.getId(), null);
        });
    }

    private AppUser ownerOf(String hash) {
        return jdbc.sql(
                        "select user_id from access_reset_link where token_hash = :hash and used_at is null and expires_at > :now")
                .param("hash", hash)
                .param("now", SqlTime.utc(clock.instant()))
                .query(UUID.class)
                .optional()
                .flatMap(users::findById)
                .filter(AppUser::isEnabled)
                .orElseThrow(PasswordResets::notValid);
    }

    private static BadCredentialsException notValid() {
        return new BadCredentialsException("link");
    }
}
