package org.spineline.operations.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A legal hold as the list shows it; nothing of the record itself is read for it.
 *
 * @param liftedAt null while it is in force
 */
public record HeldRecord(
        UUID id,
        long version,
        UUID patientId,
        String reason,
        String byName,
        Instant since,
        @Nullable Instant liftedAt,
        @Nullable String liftedBy,
        @Nullable String liftReason) {}
