package org.spineline.patient.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.PatientScope;
import org.spineline.access.SystemUse;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.domain.OpenedInEmergency;
import org.spineline.kernel.time.SqlTime;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Knows which records are closed to whom. Few are restricted, so that is remembered for a second and costs other requests
 * nothing; who belongs to a team and who holds an emergency access is asked anew each time.
 */
@Service
@SystemUse("Answers for whoever asks now, within a use case that asked for its own permission")
public class ClosedRecords implements PatientScope {
    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final CurrentActor actor;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private volatile @Nullable Restricted known;

    ClosedRecords(JdbcClient jdbc, CurrentActor actor, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.actor = actor;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public Set<UUID> closed(Collection<UUID> patientIds) {
        Set<UUID> asked = new HashSet<>(restricted());
        asked.retainAll(patientIds);
        return withoutMine(asked);
    }

    /** Every record that is closed to the person of this request. */
    public Set<UUID> closed() {
        return withoutMine(new HashSet<>(restricted()));
    }

    /** After a restriction was set or lifted, once that is certain. */
    void forget() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    known = null;
                }
            });
        }
        known = null;
    }

    private Set<UUID> withoutMine(Set<UUID> restricted) {
        UUID user = actor.userId();
        if (restricted.isEmpty() || user.equals(CurrentActor.SYSTEM)) {
            return Set.of();
        }
        Instant now = clock.instant();
        jdbc.sql("select patient_id from care_team_member where user_id = :user and patient_id in (:patients)"
                        + " and (ends_at is null or ends_at > :now)")
                .param("user", user)
                .param("patients", restricted)
                .param("now", SqlTime.utc(now))
                .query(UUID.class)
                .list()
                .forEach(restricted::remove);
        if (!restricted.isEmpty()) {
            jdbc.sql("select patient_id, id from emergency_grant where user_id = :user and patient_id in (:patients)"
                            + " and ended_at is null and expires_at > :now")
                    .param("user", user)
                    .param("patients", restricted)
                    .param("now", SqlTime.utc(now))
                    .query((row, number) -> new OpenedInEmergency(
                            row.getObject("patient_id", UUID.class), row.getObject("id", UUID.class)))
                    .list()
                    .forEach(opened -> {
                        restricted.remove(opened.patientId());
                        events.publishEvent(opened);
                    });
        }
        return restricted;
    }

    private Set<UUID> restricted() {
        Restricted remembered = known;
        Instant now = clock.instant();
        if (remembered == null || Duration.between(remembered.at(), now).abs().compareTo(REMEMBERED) > 0) {
            remembered = new Restricted(
                    Set.copyOf(jdbc.sql("select patient_id from patient_restriction where lifted_at is null")
                            .query(UUID.class)
                            .list()),
                    now);
            known = remembered;
        }
        return remembered.patients();
    }

    private record Restricted(Set<UUID> patients, Instant at) {}
}
