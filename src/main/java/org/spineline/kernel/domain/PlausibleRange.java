package org.spineline.kernel.domain;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a value can be, inclusive on both ends; outside, it is a slip of the pen. */
public record PlausibleRange(@NotNull BigDecimal min, @NotNull BigDecimal max, @NotBlank String unit) {
    /** The sentence for a value that cannot be; empty for one that can and for "not recorded". */
    public Optional<String> complaint(@Nullable BigDecimal value) {
        boolean inside = value == null || (value.compareTo(min) >= 0 && value.compareTo(max) <= 0);
        return inside
                ? Optional.empty()
                : Optional.of("This must lie between %s and %s %s. Check the value and its unit."
                        .formatted(min.toPlainString(), max.toPlainString(), unit));
    }
}
