package org.spineline.audit.infrastructure;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.SignedInUser;
import org.spineline.audit.domain.AuditAction;
import org.spineline.audit.domain.AuditEntry;
import org.spineline.kernel.actor.CurrentActor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Writes the trail, always on the connection of the transaction that is going on. */
@Component
public class AuditTrail {
    private static final String INSERT =
            """
            insert into audit_event (id, recorded_at, facility_id, action, user_id, user_role, patient_id,
                                     entity_type, entity_id, changed_fields, request_id, remote_address)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String REQUEST_ID = AuditTrail.class.getName() + ".requestId";

    private final JdbcTemplate jdbc;
    private final CurrentActor actor;
    private final Clock clock;

    AuditTrail(JdbcTemplate jdbc, CurrentActor actor, Clock clock) {
        this.jdbc = jdbc;
        this.actor = actor;
        this.clock = clock;
    }

    /** An entry by the person of this request. */
    public AuditEntry entry(
            AuditAction action,
            @Nullable UUID patientId,
            @Nullable String entityType,
            @Nullable UUID entityId,
            @Nullable String changedFields) {
        return entryBy(actor.userId(), role(), action, patientId, entityType, entityId, changedFields);
    }

    AuditEntry entryBy(
            UUID userId,
            @Nullable String role,
            AuditAction action,
            @Nullable UUID patientId,
            @Nullable String entityType,
            @Nullable UUID entityId,
            @Nullable String changedFields) {
        return new AuditEntry(
                UUID.randomUUID(),
                clock.instant(),
                actor.facilityId(),
                action,
                userId,
                role,
                patientId,
                entityType,
                entityId,
                changedFields,
                requestId(),
                remoteAddress());
    }

    public void write(AuditEntry entry) {
        write(List.of(entry));
    }

    public void write(Collection<AuditEntry> entries) {
        jdbc.batchUpdate(INSERT, entries, 100, (statement, entry) -> {
            statement.setObject(1, entry.id());
            statement.setObject(2, entry.recordedAt().atOffset(ZoneOffset.UTC));
            statement.setObject(3, entry.facilityId());
            statement.setString(4, entry.action().name());
            statement.setObject(5, entry.userId());
            statement.setString(6, entry.userRole());
            statement.setObject(7, entry.patientId());
            statement.setString(8, entry.entityType());
            statement.setObject(9, entry.entityId());
            statement.setString(10, entry.changedFields());
            statement.setString(11, entry.requestId());
            statement.setString(12, entry.remoteAddress());
        });
    }

    private static @Nullable String role() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedInUser user
                ? user.role().name()
                : null;
    }

    private static @Nullable String requestId() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return null;
        }
        Object id = request.getAttribute(REQUEST_ID, RequestAttributes.SCOPE_REQUEST);
        if (id == null) {
            id = UUID.randomUUID().toString();
            request.setAttribute(REQUEST_ID, id, RequestAttributes.SCOPE_REQUEST);
        }
        return (String) id;
    }

    private static @Nullable String remoteAddress() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet
                ? servlet.getRequest().getRemoteAddr()
                : null;
    }
}
