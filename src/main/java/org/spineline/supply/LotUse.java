package org.spineline.supply;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one procedure took from one lot.
 *
 * @param units units opened, at least 1
 * @param millilitres injected, for cement; null for what is not measured so
 */
public record LotUse(UUID lotId, int units, @Nullable BigDecimal millilitres) {}
