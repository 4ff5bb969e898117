package org.spineline.audit.application;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.audit.domain.AuditAction;

/** A line of the trail as the auditor reads it: the patient stays an id. */
public record AuditRow(
        UUID id,
        Instant recordedAt,
        AuditAction action,
        UUID userId,
        @Nullable String userName,
        @Nullable String userRole,
        @Nullable UUID patientId,
        @Nullable String entityType,
        @Nullable UUID entityId,
        @Nullable String changedFields,
        @Nullable String requestId) {}
