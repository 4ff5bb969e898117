package org.spineline.audit.infrastructure;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.SignedInUser;
import org.spineline.audit.domain.AuditAction;
import org.spineline.audit.domain.AuditEntry;
import org.spineline.audit.domain.AuditKeys;
import org.spineline.audit.domain.AuditPurpose;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.database.LateRows;
import org.spineline.kernel.domain.Ids;
import org.spineline.kernel.time.SqlTime;
import org.springframework.core.env.Environment;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/** Writes the trail, always on the connection of the transaction that is going on. */
@Component
public class AuditTrail {
    private static final String INSERT =
            """
            insert into audit_event (id, recorded_at, facility_id, action, user_id, user_role, patient_id,
                                     entity_type, entity_id, changed_fields, request_id, remote_address, outcome,
                                     purpose, operation, query_hash, grant_id, node, key_id, row_mac)
            """;
    private static final int LONGEST_NODE = 60;
    private static final int LONGEST_OPERATION = 200;
    private static final String REQUEST_ID = AuditTrail.class.getName() + ".requestId";

    private final LateRows late;
    private final CurrentActor actor;
    private final Clock clock;
    private final AuditKeys keys;
    private final PatientReads reads;
    private final @Nullable String node;

    AuditTrail(
            LateRows late,
            CurrentActor actor,
            Clock clock,
            AuditKeys keys,
            PatientReads reads,
            Environment environment) {
        this.late = late;
        this.actor = actor;
        this.clock = clock;
        this.keys = keys;
        this.reads = reads;
        String name = environment.getProperty("spineline.node", environment.getProperty("HOSTNAME", ""));
        this.node = name.isBlank() ? null : name.substring(0, Math.min(name.length(), LONGEST_NODE));
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
        return entryBy(userId, role, action, patientId, entityType, entityId, changedFields, null);
    }

    /** Somebody was looked for; neither what was typed nor who was found stands in this entry. */
    AuditEntry search(String typed) {
        return entryBy(actor.userId(), role(), AuditAction.SEARCH, null, null, null, null, keys.searchHash(typed));
    }

    /** The start or the end of an emergency access. */
    AuditEntry emergency(AuditAction action, UUID patientId, UUID grantId) {
        return entryBy(actor.userId(), role(), action, patientId, "EmergencyGrant", grantId, null, null)
                .under(grantId);
    }

    private AuditEntry entryBy(
            UUID userId,
            @Nullable String role,
            AuditAction action,
            @Nullable UUID patientId,
            @Nullable String entityType,
            @Nullable UUID entityId,
            @Nullable String changedFields,
            @Nullable String queryHash) {
        UUID grant = patientId == null ? null : reads.grantFor(patientId);
        return new AuditEntry(
                Ids.next(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor.facilityId(),
                action,
                userId,
                role,
                patientId,
                entityType,
                entityId,
                changedFields,
                requestId(),
                remoteAddress(),
                action.outcome(),
                purpose(patientId, action, grant),
                operation(),
                queryHash,
                grant,
                node);
    }

    public void write(AuditEntry entry) {
        write(List.of(entry));
    }

    /** In a transaction they are written just before it commits, or not at all. */
    public void write(Collection<AuditEntry> entries) {
        late.insert(INSERT, entries.stream().map(this::row).toList());
    }

    private @Nullable Object[] row(AuditEntry entry) {
        return new @Nullable Object[] {
            entry.id(),
            SqlTime.utc(entry.recordedAt()),
            entry.facilityId(),
            entry.action().name(),
            entry.userId(),
            entry.userRole(),
            entry.patientId(),
            entry.entityType(),
            entry.entityId(),
            entry.changedFields(),
            entry.requestId(),
            entry.remoteAddress(),
            name(entry.outcome()),
            name(entry.purpose()),
            entry.operation(),
            entry.queryHash(),
            entry.grantId(),
            entry.node(),
            keys.id(),
            keys.mac(entry)
        };
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static AuditPurpose purpose(@Nullable UUID patientId, AuditAction action, @Nullable UUID grant) {
        if (grant != null) {
            return AuditPurpose.EMERGENCY;
        }
        return patientId == null && action != AuditAction.SEARCH ? AuditPurpose.OPERATIONS : AuditPurpose.TREATMENT;
    }

    /** The path as it is written in the code: with the names of its variables. */
    private static @Nullable String operation() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet)) {
            return null;
        }
        HttpServletRequest request = servlet.getRequest();
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern == null) {
            return null;
        }
        String operation = request.getMethod() + " " + pattern;
        return operation.substring(0, Math.min(operation.length(), LONGEST_OPERATION));
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
