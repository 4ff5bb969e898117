package org.spineline.workup;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A result as another system tells it.
 *
 * @param unit as written there
 * @param path where it stood in the file, for the report
 */
public record IncomingLabResult(
        UUID patientId,
        String sourceSystem,
        String sourceId,
        String loinc,
        String display,
        BigDecimal value,
        String unit,
        Instant collectedAt,
        String path) {}
