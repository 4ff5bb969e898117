package org.spineline.supply.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.supply.LotState;

/** One lot of one product. How much of it is left is the sum of its movements. */
@Entity
@Table(name = "supply_lot")
public class SupplyLot extends Aggregate {
    @Column(name = "product_id", updatable = false)
    private UUID productId;

    @Column(name = "lot", updatable = false)
    private String lot;

    @Column(name = "lot_key", updatable = false)
    private String lotKey;

    @Column(name = "expiry")
    private @Nullable LocalDate expiry;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private LotState state;

    @SuppressWarnings("NullAway.Init")
    protected SupplyLot() {}

    public SupplyLot(UUID productId, String lot, @Nullable LocalDate expiry) {
        this.productId = productId;
        this.lot = lot.strip();
        this.lotKey = keyOf(lot);
        this.expiry = expiry;
        this.state = LotState.AVAILABLE;
    }

    /** As lots are compared: without case and without spaces. */
    public static String keyOf(String lot) {
        return lot.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    public void becomes(@Nullable LocalDate newExpiry, LotState newState) {
        expiry = newExpiry;
        state = newState;
    }

    /** The day printed on the label is the last on which it may be used. */
    public boolean isExpired(LocalDate on) {
        return expiry != null && expiry.isBefore(on);
    }

    public UUID getProductId() {
        return productId;
    }

    public String getLot() {
        return lot;
    }

    public @Nullable LocalDate getExpiry() {
        return expiry;
    }

    public LotState getState() {
        return state;
    }
}
