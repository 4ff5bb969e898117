package org.spineline.outcome.domain;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.Technique;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a case costs here; {@code config/outcomes-cost.yml}. Shipped empty: then no cost is shown.
 *
 * @param kits by technique, what is opened for a case
 * @param roomMinute for each minute the patient is in the room
 * @param staffMinute for each minute of one person
 * @param staffInRoom how many people
 */
@Validated
@ConfigurationProperties(prefix = "outcomes.cost", ignoreUnknownFields = false)
public record CostRules(
        @DefaultValue("") String source,
        @DefaultValue("") String currency,
        @DefaultValue Map<Technique, @PositiveOrZero BigDecimal> kits,
        @Nullable @PositiveOrZero BigDecimal roomMinute,
        @Nullable @PositiveOrZero BigDecimal staffMinute,
        @Nullable @Min(1) @Max(20) Integer staffInRoom) {
    /** Whether the site has entered all of it. */
    public boolean isComplete() {
        return !source.isBlank()
                && !currency.isBlank()
                && !kits.isEmpty()
                && roomMinute != null
                && staffMinute != null
                && staffInRoom != null;
    }

    /** Nothing where the kit of this technique, or anything else, is not known: never a part of the cost. */
    public Optional<BigDecimal> of(Technique technique, int minutes) {
        BigDecimal kit = kits.get(technique);
        if (kit == null || roomMinute == null || staffMinute == null || staffInRoom == null) {
            return Optional.empty();
        }
        BigDecimal perMinute = roomMinute.add(staffMinute.multiply(BigDecimal.valueOf(staffInRoom)));
        return Optional.of(kit.add(perMinute.multiply(BigDecimal.valueOf(minutes))));
    }
}
