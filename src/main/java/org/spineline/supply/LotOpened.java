package org.spineline.supply;

import java.util.UUID;

/**
 * What one note took from one lot, as corrected last.
 *
 * @param units at least 1
 */
public record LotOpened(UUID noteId, UUID lotId, int units) {}
