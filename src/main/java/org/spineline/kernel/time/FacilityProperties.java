package org.spineline.kernel.time;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.print.Print;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The facility this installation serves.
 *
 * @param paper what its printers hold
 */
@Validated
@ConfigurationProperties(prefix = "spineline.facility", ignoreUnknownFields = false)
public record FacilityProperties(
        @NotNull UUID id, @NotBlank String name, @NotNull ZoneId timeZone, @DefaultValue("LETTER") Print.Paper paper) {
    /** @param asked null for what the facility prints on */
    public Print.Paper paper(Print.@Nullable Paper asked) {
        return asked == null ? paper : asked;
    }
}
