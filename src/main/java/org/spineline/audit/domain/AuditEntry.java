package org.spineline.audit.domain;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of the trail: ids and field names, never values.
 *
 * @param recordedAt to the microsecond, as both databases keep it
 * @param userRole the role in which it was done; null for Spineline itself
 * @param changedFields names of the changed fields, comma-separated
 * @param purpose null in rows that are older than the seal
 * @param operation verb and path with the names of its variables, never their values; null outside a request
 * @param queryHash keyed hash of what was searched for
 * @param grantId the emergency access under which it was done
 * @param node the server that wrote it
 */
public record AuditEntry(
        UUID id,
        Instant recordedAt,
        UUID facilityId,
        AuditAction action,
        UUID userId,
        @Nullable String userRole,
        @Nullable UUID patientId,
        @Nullable String entityType,
        @Nullable UUID entityId,
        @Nullable String changedFields,
        @Nullable String requestId,
        @Nullable String remoteAddress,
        @Nullable AuditOutcome outcome,
        @Nullable AuditPurpose purpose,
        @Nullable String operation,
        @Nullable String queryHash,
        @Nullable UUID grantId,
        @Nullable String node) {

    /** The same, done under this emergency access. */
    public AuditEntry under(UUID grant) {
        return new AuditEntry(
                id,
                recordedAt,
                facilityId,
                action,
                userId,
                userRole,
                patientId,
                entityType,
                entityId,
                changedFields,
                requestId,
                remoteAddress,
                outcome,
                AuditPurpose.EMERGENCY,
                operation,
                queryHash,
                grant,
                node);
    }

    /** The row as one text in which no two different rows look alike: every part says how long it is. */
    public String canonical() {
        return Stream.<@Nullable Object>of(
                        id,
                        recordedAt.getEpochSecond() + "." + recordedAt.getNano(),
                        facilityId,
                        action,
                        userId,
                        userRole,
                        patientId,
                        entityType,
                        entityId,
                        changedFields,
                        requestId,
                        remoteAddress,
                        outcome,
                        purpose,
                        operation,
                        queryHash,
                        grantId,
                        node)
                .map(part -> part == null ? "-" : part.toString().length() + ":" + part)
                .collect(Collectors.joining("|"));
    }
}
