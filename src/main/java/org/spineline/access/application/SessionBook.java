package org.spineline.access.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.SystemUse;
import org.spineline.access.application.AccountRequests.SessionView;
import org.spineline.access.domain.AccessRules;
import org.spineline.access.domain.AppUser;
import org.spineline.access.domain.AppUserRepository;
import org.spineline.kernel.time.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is in, where every server reads it: each request asks here whether its session still holds, so that what an
 * administrator ends is over at the next request on every server.
 */
@Service
@SystemUse("Signing in comes before every permission; its callers have asked theirs")
@Transactional
public class SessionBook {
    private static final Duration STEP = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final AppUserRepository users;
    private final AccessRules rules;
    private final Clock clock;

    SessionBook(JdbcClient jdbc, AppUserRepository users, AccessRules rules, Clock clock) {
        this.jdbc = jdbc;
        this.users = users;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Begins one; of too many, the one unused for longest ends.
     *
     * @param securityVersion of the account when the person was let in
     */
    public UUID begin(UUID userId, long securityVersion, @Nullable String device, String address) {
        // The lock keeps two that begin at once from overlooking each other.
        users.lockById(userId);
        List<UUID> open = jdbc.sql("select id from access_session where user_id = :user order by last_used desc, id")
                .param("user", userId)
                .query(UUID.class)
                .list();
        open.stream().skip(rules.sessionsPerPerson() - 1L).forEach(this::end);
        UUID id = UUID.randomUUID();
        OffsetDateTime now = SqlTime.utc(clock.instant());
        jdbc.sql(
                        """
                        insert into access_session (id, user_id, security_version, since, last_used, device, address)
                        values (:id, :user, :version, :now, :now, :device, :address)
                        """)
                .param("id", id)
                .param("user", userId)
                .param("version", securityVersion)
                .param("now", now)
                .param("device", device == null ? null : device.substring(0, Math.min(device.length(), 300)))
                .param("address", address)
                .update();
        return id;
    }

    /**
     * Whether a request may go on with this session.
     *
     * <p>Each of its statements stands for itself: a transaction would cost every request of everybody a trip more.
     *
     * @param byThePerson whether somebody asked for it; what the page fetches by itself keeps no session alive
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean holds(UUID sessionId, boolean byThePerson) {
        Optional<Entry> found = jdbc.sql(
                        """
                        select s.since, s.last_used from access_session s
                          join app_user u on u.id = s.user_id
                         where s.id = :id and u.enabled = true and u.security_version = s.security_version
                        """)
                .param("id", sessionId)
                .query((row, number) -> new Entry(SqlTime.instant(row, "since"), SqlTime.instant(row, "last_used")))
                .optional();
        Instant now = clock.instant();
        if (found.isEmpty()
                || !now.isBefore(found.get().since().plus(rules.sessionLimit()))
                || !now.isBefore(found.get().lastUsed().plus(rules.idleLimit()))) {
            end(sessionId);
            return false;
        }
        if (byThePerson && !now.isBefore(found.get().lastUsed().plus(STEP))) {
            jdbc.sql("update access_session set last_used = :now where id = :id and last_used < :now")
                    .param("now", SqlTime.utc(now))
                    .param("id", sessionId)
                    .update();
        }
        return true;
    }

    public void end(UUID sessionId) {
        jdbc.sql("delete from access_session where id = :id")
                .param("id", sessionId)
                .update();
    }

    /** @return false if this person has no such session */
    public boolean end(UUID userId, UUID sessionId) {
        return jdbc.sql("delete from access_session where id = :id and user_id = :user")
                        .param("id", sessionId)
                        .param("user", userId)
                        .update()
                == 1;
    }

    /** @param but the session that goes on; null ends all */
    public int endAll(UUID userId, @Nullable UUID but) {
        return jdbc.sql(
                        "delete from access_session where user_id = :user and (cast(:but as uuid) is null or id <> :but)")
                .param("user", userId)
                .param("but", but)
                .update();
    }

    /** The account changed by its owner's own hand: this session goes on, the others are over. */
    public void onlyThisGoesOn(AppUser user, UUID sessionId) {
        endAll(user.getId(), sessionId);
        jdbc.sql("update access_session set security_version = :version where id = :id and user_id = :user")
                .param("version", user.getSecurityVersion())
                .param("id", sessionId)
                .param("user", user.getId())
                .update();
    }

    /** @param here the session that asks */
    @Transactional(readOnly = true)
    public List<SessionView> of(UUID userId, @Nullable UUID here) {
        Instant now = clock.instant();
        return jdbc.sql(
                        """
                        select s.id, s.device, s.address, s.since, s.last_used from access_session s
                          join app_user u on u.id = s.user_id
                         where s.user_id = :user and u.security_version = s.security_version
                           and s.since > :begun and s.last_used > :used
                         order by s.last_used desc, s.id
                        """)
                .param("user", userId)
                .param("begun", SqlTime.utc(now.minus(rules.sessionLimit())))
                .param("used", SqlTime.utc(now.minus(rules.idleLimit())))
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new SessionView(
                            id,
                            row.getString("device"),
                            row.getString("address"),
                            SqlTime.instant(row, "since"),
                            SqlTime.instant(row, "last_used"),
                            id.equals(here));
                })
                .list();
    }

    @Scheduled(cron = "0 */10 * * * *")
    public void forget() {
        Instant now = clock.instant();
        jdbc.sql("delete from access_session where since <= :begun or last_used <= :used")
                .param("begun", SqlTime.utc(now.minus(rules.sessionLimit())))
                .param("used", SqlTime.utc(now.minus(rules.idleLimit())))
                .update();
    }

    private record Entry(Instant since, Instant lastUsed) {}
}
