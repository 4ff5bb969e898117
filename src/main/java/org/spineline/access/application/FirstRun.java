package org.spineline.access.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spineline.access.Role;
import org.spineline.access.SystemUse;
import org.spineline.access.application.AccountRequests.Setup;
import org.spineline.access.domain.AppUser;
import org.spineline.access.domain.AppUserRepository;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.secret.PrivateFiles;
import org.spineline.kernel.secret.Tokens;
import org.spineline.kernel.time.SqlTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A new installation has no account and answers nothing but its setup. Whoever can read the console of the server, or the
 * file beside its data, creates the first administrator; there is no password to begin with.
 */
@Service
@SystemUse("Before the first account there is nobody to ask; the token is the permission")
public class FirstRun {
    static final Duration TOKEN_LASTS = Duration.ofMinutes(30);

    private static final Logger log = LoggerFactory.getLogger(FirstRun.class);
    private static final int TOKEN_BYTES = 16;
    private static final int SHORTEST_TOKEN = 22;

    private final AppUserRepository users;
    private final PasswordJudge judge;
    private final PasswordEncoder passwords;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final CurrentActor actor;
    private final Clock clock;
    private final Path writtenTo;
    private final @Nullable Path givenIn;
    private final boolean demo;
    private volatile boolean done;

    FirstRun(
            AppUserRepository users,
            PasswordJudge judge,
            PasswordEncoder passwords,
            JdbcClient jdbc,
            TransactionOperations transaction,
            CurrentActor actor,
            Clock clock,
            Environment environment,
            @Value("${spineline.setup.written-to}") Path writtenTo,
            @Value("${spineline.setup.token-file:#{null}}") @Nullable Path givenIn) {
        this.users = users;
        this.judge = judge;
        this.passwords = passwords;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.actor = actor;
        this.clock = clock;
        this.writtenTo = writtenTo;
        this.givenIn = givenIn;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    /** Whether nobody has an account yet. */
    public boolean isNeeded() {
        // Accounts are closed, never removed: once there is one, there always is.
        if (!done && users.count() > 0) {
            done = true;
        }
        return !done;
    }

    @EventListener(ApplicationReadyEvent.class)
    public void announce() throws IOException {
        if (demo || !isNeeded()) {
            return;
        }
        String given = given();
        String token = given == null ? Tokens.fresh(TOKEN_BYTES) : given;
        keep(token);
        if (given == null) {
            PrivateFiles.write(writtenTo, token);
            // On the terminal, not in the log: logs are kept, and this opens the door.
            System.out.printf(
                    "%n  Nobody has an account yet. Open /setup within %d minutes and enter this token:%n%n      %s%n%n"
                            + "  It also stands in %s. Start again for a new one.%n%n",
                    TOKEN_LASTS.toMinutes(), token, writtenTo);
        }
        log.info("Nobody has an account yet; /setup waits for the token");
    }

    /**
     * Creates the first administrator.
     *
     * @throws SetupRefusedException if the token is wrong, too old or used, or somebody has an account
     * @throws RuleViolationException if the password is not taken
     */
    public void create(Setup setup) {
        String hash = Tokens.hash(setup.token().strip());
        if (!isNeeded() || !isValid(hash)) {
            throw new SetupRefusedException();
        }
        judge.require("/password", setup.password(), setup.username(), setup.displayName());
        // Hashing takes long, so no row is held meanwhile; whether the token still holds is asked again.
        String encoded = passwords.encode(setup.password());
        transaction.executeWithoutResult(status -> {
            // The one row that is always there: whoever comes second waits here, and then finds an account.
            jdbc.sql("select id from facility where id = :id for update")
                    .param("id", actor.facilityId())
                    .query()
                    .listOfRows();
            if (users.count() > 0 || !isValid(hash)) {
                throw new SetupRefusedException();
            }
            users.save(new AppUser(setup.username(), setup.displayName(), Role.ADMINISTRATOR, encoded));
            jdbc.sql("delete from access_setup_token").update();
        });
        try {
            Files.deleteIfExists(writtenTo);
        } catch (IOException left) {
            log.warn("The file with the used setup token could not be removed");
        }
    }

    void keep(String token) {
        jdbc.sql("delete from access_setup_token where expires_at <= :now or token_hash = :hash")
                .param("now", SqlTime.utc(clock.instant()))
                .param("hash", Tokens.hash(token))
                .update();
        jdbc.sql("insert into access_setup_token (token_hash, expires_at) values (:hash, :expires)")
                .param("hash", Tokens.hash(token))
                .param("expires", SqlTime.utc(clock.instant().plus(TOKEN_LASTS)))
                .update();
    }

    private @Nullable String given() throws IOException {
        if (givenIn == null) {
            return null;
        }
        if (!Files.isReadable(givenIn)) {
            throw new IllegalStateException(
                    "The file named by SPINELINE_SETUP_TOKEN_FILE cannot be read. Put a token of " + SHORTEST_TOKEN
                            + " characters or more there (openssl rand -hex 16), or leave the setting out.");
        }
        String token = Files.readString(givenIn).strip();
        if (token.length() < SHORTEST_TOKEN) {
            throw new IllegalStateException("The token in the file named by SPINELINE_SETUP_TOKEN_FILE is too short."
                    + " It needs " + SHORTEST_TOKEN + " characters or more (openssl rand -hex 16).");
        }
        return token;
    }

    private boolean isValid(String hash) {
        Optional<OffsetDateTime> expires = jdbc.sql(
                        "select expires_at from access_setup_token where token_hash = :hash")
                .param("hash", hash)
                .query(OffsetDateTime.class)
                .optional();
        return expires.isPresent() && clock.instant().isBefore(expires.get().toInstant());
    }
}
