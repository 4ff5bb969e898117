package org.spineline.access.application;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.spineline.access.SystemUse;
import org.spineline.access.domain.AccessRules.Tries;
import org.spineline.kernel.secret.Tokens;
import org.spineline.kernel.time.SqlTime;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts attempts where every server sees them, and before anything is worked out: an attempt counts as wrong until it
 * turned out right, so that a hundred at once are not more than a hundred one after the other. Each statement commits on
 * its own; what the attempt was part of may be rolled back.
 */
@Service
@SystemUse("Counts what comes before every permission")
@Transactional(propagation = Propagation.NOT_SUPPORTED)
public class Attempts {
    private static final int ROUNDS = 3;
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    Attempts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Counts one more.
     *
     * @param account what is tried at; only its hash is kept
     * @param address where it is tried from; elsewhere the count is another one, so that nobody is locked out by others
     * @throws TooManyAttemptsException if there were as many as are allowed, and the pause is not over
     */
    public void count(String account, String address, Tries tries) {
        String hash = Tokens.hash(account);
        Instant now = clock.instant();
        Instant forgotten = now.minus(tries.pause());
        for (int round = 0; round < ROUNDS; round++) {
            int counted = jdbc.sql(
                            """
                            update access_attempt
                               set failures = case when last_failed_at <= :forgotten then 1 else failures + 1 end,
                                   last_failed_at = :now
                             where account_hash = :account and address = :address
                               and (failures < :allowed or last_failed_at <= :forgotten)
                            """)
                    .param("forgotten", SqlTime.utc(forgotten))
                    .param("now", SqlTime.utc(now))
                    .param("account", hash)
                    .param("address", address)
                    .param("allowed", tries.allowed())
                    .update();
            if (counted == 1) {
                return;
            }
            jdbc.sql("select last_failed_at from access_attempt where account_hash = :account and address = :address")
                    .param("account", hash)
                    .param("address", address)
                    .query(Timestamp.class)
                    .optional()
                    .ifPresent(last -> {
                        Duration left = Duration.between(now, last.toInstant().plus(tries.pause()));
                        throw new TooManyAttemptsException(
                                left.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : left);
                    });
            try {
                jdbc.sql(
                                "insert into access_attempt (account_hash, address, failures, last_failed_at) values (:account, :address, 1, :now)")
                        .param("account", hash)
                        .param("address", address)
                        .param("now", SqlTime.utc(now))
                        .update();
                return;
            } catch (DuplicateKeyException another) {
                // Somebody made the first attempt at the same moment: this one is the second.
                continue;
            }
        }
        throw new TooManyAttemptsException(Duration.ofSeconds(1));
    }

    /** It was right: what was counted is forgotten. */
    public void succeeded(String account, String address) {
        jdbc.sql("delete from access_attempt where account_hash = :account and address = :address")
                .param("account", Tokens.hash(account))
                .param("address", address)
                .update();
    }

    @Scheduled(cron = "0 17 * * * *")
    public void forget() {
        jdbc.sql("delete from access_attempt where last_failed_at < :before")
                .param("before", SqlTime.utc(clock.instant().minus(KEPT)))
                .update();
    }
}
