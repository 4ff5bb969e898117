package org.spineline.kernel.time;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** The facility this installation serves. */
@Validated
@ConfigurationProperties(prefix = "spineline.facility", ignoreUnknownFields = false)
public record FacilityProperties(@NotNull UUID id, @NotBlank String name, @NotNull ZoneId timeZone) {}
