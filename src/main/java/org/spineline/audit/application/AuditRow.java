package org.spineline.audit.application;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.audit.domain.AuditAction;

/**
 * A line of the trail as the auditor reads it: the patient stays a number that leads him nowhere.
 *
 * @param patient the pseudonym by which lines of one patient are told from those of another
 * @param operation verb and path with the names of its variables
 * @param grantId the emergency access under which it was done
 */
public record AuditRow(
        UUID id,
        Instant recordedAt,
        AuditAction action,
        UUID userId,
        @Nullable String userName,
        @Nullable String userRole,
        @Nullable UUID patientId,
        @Nullable String patient,
        @Nullable String entityType,
        @Nullable UUID entityId,
        @Nullable String changedFields,
        @Nullable String requestId,
        @Nullable String outcome,
        @Nullable String purpose,
        @Nullable String operation,
        @Nullable UUID grantId) {}
