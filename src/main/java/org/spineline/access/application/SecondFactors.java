package org.spineline.access.application;

import io.nayuki.qrcodegen.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.SystemUse;
import org.spineline.access.application.AccountRequests.RecoveryCodes;
import org.spineline.access.application.AccountRequests.TotpOffer;
import org.spineline.access.application.SecretKeys.SecondFactorKey;
import org.spineline.access.domain.AccessRules;
import org.spineline.access.domain.AppUser;
import org.spineline.access.domain.OneTimeCode;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.secret.SecretBox;
import org.spineline.kernel.secret.Tokens;
import org.spineline.kernel.time.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Codes from an authenticator, and the recovery codes for the day it is lost. */
@Service
@SystemUse("Part of coming in; what one does to one's own account is asked for there")
@Transactional
public class SecondFactors {
    static final int RECOVERY_CODES = 10;

    private static final Duration OFFER_LASTS = Duration.ofMinutes(30);
    private static final int QUIET_ZONE = 4;
    private static final int RECOVERY_BYTES = 10;
    private static final int RECOVERY_GROUP = 4;

    private final JdbcClient jdbc;
    private final Attempts attempts;
    private final AccessRules rules;
    private final @Nullable SecretBox box;
    private final Clock clock;

    SecondFactors(JdbcClient jdbc, Attempts attempts, AccessRules rules, SecondFactorKey key, Clock clock) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.rules = rules;
        this.box = key.box();
        this.clock = clock;
    }

    /** A new secret, which counts only once a code made with it came back. One set up before goes on until then. */
    TotpOffer offer(AppUser user) {
        byte[] secret = Tokens.random(OneTimeCode.SECRET_BYTES);
        String sealed = box().seal(secret, place(user.getId()));
        jdbc.sql(
                        "insert into access_totp (user_id) select cast(:user as uuid) where not exists (select 1 from access_totp where user_id = :user)")
                .param("user", user.getId())
                .update();
        jdbc.sql("update access_totp set pending_secret = :sealed, pending_at = :now where user_id = :user")
                .param("sealed", sealed)
                .param("now", SqlTime.utc(clock.instant()))
                .param("user", user.getId())
                .update();
        String text = OneTimeCode.base32(secret);
        String uri = "otpauth://totp/Spineline:"
                + URLEncoder.encode(user.getUsername(), StandardCharsets.UTF_8) + "?secret=" + text
                + "&issuer=Spineline";
        QrCode picture = QrCode.encodeText(uri, QrCode.Ecc.MEDIUM);
        return new TotpOffer(text, uri, picture.size + 2 * QUIET_ZONE, path(picture));
    }

    /** @throws RuleViolationException if the code was not made with the offered secret */
    RecoveryCodes confirm(UUID userId, String code) {
        Instant now = clock.instant();
        Pending pending = jdbc.sql(
                        "select pending_secret, pending_at from access_totp where user_id = :user and pending_secret is not null")
                .param("user", userId)
                .query((row, number) ->
                        new Pending(row.getString("pending_secret"), SqlTime.instant(row, "pending_at")))
                .optional()
                .filter(offer -> now.isBefore(offer.since().plus(OFFER_LASTS)))
                .orElseThrow(() -> new ConflictException(
                        "no-second-factor-offer",
                        "The code on the screen is no longer valid. Start again to get a new one.",
                        Map.of()));
        OptionalLong step = OneTimeCode.stepOf(box().open(pending.secret(), place(userId)), digits(code), now);
        if (step.isEmpty()) {
            String objection = "This code does not belong to the picture, or your telephone's clock is wrong.";
            throw new RuleViolationException("code-refused", objection, List.of(new FieldError("/code", objection)));
        }
        jdbc.sql(
                        """
                        update access_totp set secret = pending_secret, confirmed_at = :now, last_step = :step,
                               pending_secret = null, pending_at = null
                         where user_id = :user
                        """)
                .param("now", SqlTime.utc(now))
                .param("step", step.getAsLong())
                .param("user", userId)
                .update();
        return newRecoveryCodes(userId);
    }

    /** The ones given before are no longer valid. */
    RecoveryCodes newRecoveryCodes(UUID userId) {
        jdbc.sql("delete from access_recovery_code where user_id = :user")
                .param("user", userId)
                .update();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            String code = OneTimeCode.base32(Tokens.random(RECOVERY_BYTES)).toLowerCase(Locale.ROOT);
            jdbc.sql("insert into access_recovery_code (user_id, code_hash) values (:user, :hash)")
                    .param("user", userId)
                    .param("hash", Tokens.hash(code))
                    .update();
            codes.add(code.replaceAll("(.{" + RECOVERY_GROUP + "})(?!$)", "$1-"));
        }
        return new RecoveryCodes(codes);
    }

    /**
     * Takes a code, once.
     *
     * @throws TooManyAttemptsException after too many wrong ones
     * @throws BadCredentialsException if it is wrong, was used before, or there is no second factor
     */
    @Transactional(noRollbackFor = BadCredentialsException.class)
    public void take(UUID userId, String typed) {
        String account = "second-factor:" + userId;
        attempts.count(account, "-", rules.secondFactorTries());
        if (!takesTimeCode(userId, digits(typed)) && !takesRecoveryCode(userId, typed)) {
            throw new BadCredentialsException("wrong code");
        }
        attempts.succeeded(account, "-");
    }

    /** For a lost telephone, and after the administrator made sure who asks. */
    void remove(UUID userId) {
        jdbc.sql("delete from access_recovery_code where user_id = :user")
                .param("user", userId)
                .update();
        jdbc.sql("delete from access_totp where user_id = :user")
                .param("user", userId)
                .update();
    }

    /** Empty: none is set up. */
    @Transactional(readOnly = true)
    public Optional<Instant> since(UUID userId) {
        return jdbc.sql("select confirmed_at from access_totp where user_id = :user and confirmed_at is not null")
                .param("user", userId)
                .query((row, number) -> SqlTime.instant(row, "confirmed_at"))
                .optional();
    }

    Set<UUID> owners() {
        return new HashSet<>(jdbc.sql("select user_id from access_totp where confirmed_at is not null")
                .query(UUID.class)
                .list());
    }

    int recoveryCodesLeft(UUID userId) {
        return jdbc.sql("select count(*) from access_recovery_code where user_id = :user and used_at is null")
                .param("user", userId)
                .query(Integer.class)
                .single();
    }

    private boolean takesTimeCode(UUID userId, String code) {
        if (box == null || code.length() != OneTimeCode.DIGITS) {
            return false;
        }
        OptionalLong step = jdbc.sql(
                        "select secret from access_totp where user_id = :user and confirmed_at is not null")
                .param("user", userId)
                .query(String.class)
                .optional()
                .map(kept -> OneTimeCode.stepOf(box.open(kept, place(userId)), code, clock.instant()))
                .orElse(OptionalLong.empty());
        // Of two that bring the same code at the same moment, one moves the step forward.
        return step.isPresent()
                && jdbc.sql("update access_totp set last_step = :step where user_id = :user and last_step < :step")
                                .param("step", step.getAsLong())
                                .param("user", userId)
                                .update()
                        == 1;
    }

    private boolean takesRecoveryCode(UUID userId, String typed) {
        String code = typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", "");
        return jdbc.sql(
                                """
                                update access_recovery_code set used_at = :now
                                 where user_id = :user and code_hash = :hash and used_at is null
                                """)
                        .param("now", SqlTime.utc(clock.instant()))
                        .param("user", userId)
                        .param("hash", Tokens.hash(code))
                        .update()
                == 1;
    }

    private SecretBox box() {
        if (box == null) {
            throw new ConflictException(
                    "second-factor-unavailable",
                    "This site has not set the key that second factors need. Ask whoever runs Spineline.",
                    Map.of());
        }
        return box;
    }

    private static String digits(String typed) {
        return typed.replaceAll("\\s", "");
    }

    private static String place(UUID userId) {
        return "access_totp.secret:" + userId;
    }

    private static String path(QrCode picture) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < picture.size; y++) {
            for (int x = 0; x < picture.size; x++) {
                if (picture.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET_ZONE)
                            .append(' ')
                            .append(y + QUIET_ZONE)
                            .append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }

    private record Pending(String secret, Instant since) {}
}
