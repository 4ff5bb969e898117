package org.spineline.workup;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A result as another system tells it.
 *
 * @param value null where something was found rather than measured
 * @param unit as written there; empty without a value
 * @param found codes of what was found, all for the same finding; empty where it was told in words only, or measured
 * @param path where it stood in the file, for the report
 */
public record IncomingLabResult(
        UUID patientId,
        String sourceSystem,
        String sourceId,
        String loinc,
        String display,
        @Nullable BigDecimal value,
        String unit,
        List<FindingCode> found,
        Instant collectedAt,
        String path) {}
