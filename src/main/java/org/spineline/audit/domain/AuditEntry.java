package org.spineline.audit.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the trail: ids and field names, never values.
 *
 * @param changedFields names of the changed fields, comma-separated
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
        @Nullable String remoteAddress) {}
