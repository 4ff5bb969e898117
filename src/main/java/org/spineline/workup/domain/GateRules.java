package org.spineline.workup.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.spineline.episode.Technique;
import org.spineline.workup.GateCode;
import org.spineline.workup.GateOwner;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** Which gates the site keeps, who owns each and when it is due; {@code config/clinical/gates.yml}. */
@Validated
@ConfigurationProperties(prefix = "clinical.gates", ignoreUnknownFields = false)
public record GateRules(
        @NotBlank String source,
        @NotBlank String version,
        @NotNull LocalDate effectiveFrom,
        @NotNull LocalDate reviewBy,
        @NotEmpty Map<GateCode, @Valid Gate> gates,
        @NotNull @Valid Authorization authorization) {
    /**
     * @param dueDaysBefore the procedure; 0 is on the day
     * @param leadDays what it takes from today until the gate can be met when nothing is there yet; 0 is today
     */
    public record Gate(@NotNull GateOwner owner, @Min(0) @Max(90) int dueDaysBefore, @Min(0) @Max(90) int leadDays) {}

    /**
     * @param leadDays from the request to the payer's answer
     * @param codes billing codes by technique; a technique without codes is not compared
     */
    public record Authorization(
            @NotBlank String source,
            @Min(0) @Max(90) int leadDays,
            @NotNull Map<Technique, @NotEmpty Set<@NotBlank String>> codes) {}
}
