package org.spineline.supply.application;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.supply.LotState;
import org.spineline.supply.MovementKind;
import org.spineline.supply.SupplyKind;

/** What goes over the wire about the stock. */
public final class SupplyRequests {
    private static final String ONE_DECIMAL = "Enter at most one decimal.";

    private SupplyRequests() {}

    /**
     * Null is "not recorded".
     *
     * @param gtin 8, 12, 13 or 14 digits with check digit, as on the label
     * @param ratedPressurePsi the maker's maximum for this very model
     * @param ratedVolumeMl the maker's maximum for this very model
     * @param lowStockAt with so many units or fewer the product is low; null never warns
     * @param retired nothing more is received
     */
    public record ProductRequest(
            @NotNull SupplyKind kind,
            @NotBlank @Size(max = 120) String name,
            @Nullable @Size(max = 120) String manufacturer,
            @Nullable @Size(max = 60) String referenceNumber,
            @Nullable
                    @Pattern(
                            regexp = "\\d{8}|\\d{12,14}",
                            message = "Enter the 8, 12, 13 or 14 digits beneath the barcode.")
                    String gtin,
            @Nullable @DecimalMin("1") @DecimalMax("2000") @Digits(integer = 4, fraction = 1, message = ONE_DECIMAL)
                    BigDecimal ratedPressurePsi,
            @Nullable @DecimalMin("0.1") @DecimalMax("50") @Digits(integer = 2, fraction = 1, message = ONE_DECIMAL)
                    BigDecimal ratedVolumeMl,
            @Nullable @DecimalMin("0.1") @DecimalMax("1000") @Digits(integer = 4, fraction = 1, message = ONE_DECIMAL)
                    BigDecimal unitSizeMl,
            @Nullable @Min(0) @Max(10_000) Integer lowStockAt,
            boolean retired) {}

    /**
     * @param onHand units in lots that may be used, expired ones among them
     * @param low as few as the site set, or fewer
     */
    public record ProductResponse(
            UUID id,
            long version,
            SupplyKind kind,
            String name,
            @Nullable String manufacturer,
            @Nullable String referenceNumber,
            @Nullable String gtin,
            @Nullable BigDecimal ratedPressurePsi,
            @Nullable BigDecimal ratedVolumeMl,
            @Nullable BigDecimal unitSizeMl,
            @Nullable Integer lowStockAt,
            boolean retired,
            int onHand,
            boolean low) {}

    /** How long a lot may be used yet. */
    public enum Freshness {
        NOT_RECORDED,
        GOOD,
        EXPIRES_SOON,
        EXPIRED
    }

    /** @param onHand below zero where more was used than received */
    public record LotResponse(
            UUID id,
            long version,
            UUID productId,
            String productName,
            @Nullable String manufacturer,
            SupplyKind kind,
            String lot,
            @Nullable LocalDate expiry,
            Freshness freshness,
            LotState state,
            int onHand) {}

    /** @param units moved, less than 0 where they left the shelf; 0 where something was decided */
    public record MovementView(
            UUID id,
            MovementKind kind,
            int units,
            @Nullable BigDecimal millilitres,
            @Nullable UUID noteId,
            @Nullable String reason,
            String byName,
            Instant createdAt) {}

    /** @param movements newest first, 200 at most */
    public record LotDetail(LotResponse lot, List<MovementView> movements) {}

    /** @param expiry null when the label has none */
    public record ReceiptRequest(
            @NotNull UUID productId,
            @NotBlank @Size(max = 60) String lot,
            @Nullable LocalDate expiry,
            @Min(1) @Max(10_000) int units) {}

    /** @param counted what lies on the shelf now */
    public record CountRequest(@Min(0) @Max(10_000) int counted, @NotBlank @Size(max = 500) String reason) {}

    /** @param reason kept in the history of the lot */
    public record LotRequest(
            @Nullable LocalDate expiry, @NotNull LotState state, @NotBlank @Size(max = 500) String reason) {}

    /** @param text what the scanner typed, or the line beneath the symbol */
    public record ScanRequest(@NotBlank @Size(max = 300) String text) {}

    /** What somebody should know of what was scanned. */
    public enum ScanFact {
        NO_GTIN,
        NOT_IN_CATALOGUE,
        RETIRED,
        NO_LOT,
        LOT_UNKNOWN,
        LOT_OF_SEVERAL_PRODUCTS,
        EXPIRED,
        EXPIRES_SOON,
        NO_EXPIRY,
        EXPIRY_DIFFERS,
        SEPARATOR_MISSING,
        QUARANTINED,
        RECALLED
    }

    /**
     * @param usable known, in date and neither quarantined nor recalled
     * @param product null when the catalogue has none
     * @param known the lot as the stock has it; null when nobody received it
     * @param facts most pressing first; empty when there is nothing to say
     */
    public record ScanResponse(
            @Nullable String gtin,
            @Nullable String lot,
            @Nullable LocalDate expiry,
            @Nullable LocalDate madeOn,
            @Nullable String serial,
            @Nullable Integer units,
            @Nullable ProductResponse product,
            @Nullable LotResponse known,
            List<ScanFact> facts,
            boolean usable) {}

    /**
     * What wants somebody's hand.
     *
     * @param low products, by name
     * @param expiring lots on hand, expired ones first
     */
    public record StockAttention(List<ProductResponse> low, List<LotResponse> expiring, int expiresSoonDays) {}
}
