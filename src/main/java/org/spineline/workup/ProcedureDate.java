package org.spineline.workup;

import java.time.Instant;

/**
 * When an episode has its procedure.
 *
 * @param start of the procedure
 * @param over true once it has taken place
 */
public record ProcedureDate(Instant start, boolean over) {}
