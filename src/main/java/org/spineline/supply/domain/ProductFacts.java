package org.spineline.supply.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.spineline.supply.SupplyKind;

/**
 * What a label and the maker's sheet say. Null is "not recorded".
 *
 * @param gtin 14 digits, as {@link Gs1Label} reads them
 * @param ratedPressurePsi the maker's maximum for this very model
 * @param ratedVolumeMl the maker's maximum for this very model
 * @param unitSizeMl content of one unit
 * @param lowStockAt with so many units or fewer the product is low
 */
@Embeddable
public record ProductFacts(
        @Enumerated(EnumType.STRING) @Column(name = "kind") SupplyKind kind,
        @Column(name = "name") String name,
        @Column(name = "manufacturer") @Nullable String manufacturer,
        @Column(name = "reference_number") @Nullable String referenceNumber,
        @Column(name = "gtin") @Nullable String gtin,
        @Column(name = "rated_pressure_psi") @Nullable BigDecimal ratedPressurePsi,
        @Column(name = "rated_volume_ml") @Nullable BigDecimal ratedVolumeMl,
        @Column(name = "unit_size_ml") @Nullable BigDecimal unitSizeMl,
        @Column(name = "low_stock_at") @Nullable Integer lowStockAt) {}
