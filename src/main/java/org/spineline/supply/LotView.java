package org.spineline.supply;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One lot of one product, as the procedure note needs it.
 *
 * @param expiry last day of use; null when the label has none
 * @param onHand unopened units
 * @param ratedPressurePsi the model's rated maximum as the catalogue has it; null when not recorded
 * @param ratedVolumeMl the model's rated maximum volume; null when not recorded
 */
public record LotView(
        UUID id,
        UUID productId,
        String productName,
        @Nullable String manufacturer,
        SupplyKind kind,
        String lot,
        @Nullable LocalDate expiry,
        LotState state,
        int onHand,
        @Nullable BigDecimal ratedPressurePsi,
        @Nullable BigDecimal ratedVolumeMl) {}
