package org.spineline.nursing.domain;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;

/** What a value can be, inclusive on both ends. */
public record PlausibleRange(@NotNull BigDecimal min, @NotNull BigDecimal max, @NotBlank String unit) {
    /** The sentence for a value that cannot be. */
    public String expected() {
        return "This must lie between %s and %s %s. Check the value and its unit."
                .formatted(min.toPlainString(), max.toPlainString(), unit);
    }

    public boolean contains(BigDecimal value) {
        return value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
    }
}
