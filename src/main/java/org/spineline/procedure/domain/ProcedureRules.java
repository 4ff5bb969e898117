package org.spineline.procedure.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.PlausibleRange;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Limits of what a note can say; {@code config/clinical/procedure.yml}. */
@Validated
@ConfigurationProperties(prefix = "clinical.procedure", ignoreUnknownFields = false)
public record ProcedureRules(
        @NotBlank String source,
        @NotBlank String version,
        @NotNull LocalDate effectiveFrom,
        @NotNull LocalDate reviewBy,
        @NotNull @Valid Limits limits,
        @NotNull @Positive BigDecimal cementTotalNoticeMl,
        @NotBlank String cementTotalNotice,
        @DefaultValue Map<String, @Positive BigDecimal> balloons,
        @NotNull @Valid Documentation documentation) {
    /**
     * What payers ask to find in the note beyond what a signature needs; it is listed and stops nothing unless required.
     *
     * @param source who asks for it
     */
    public record Documentation(@NotBlank String source, @DefaultValue List<@Valid Item> items) {}

    /** @param required whether a note is not signed without it */
    public record Item(@NotNull DocumentedField field, @NotBlank String message, boolean required) {}

    public record Limits(
            @NotNull @Valid PlausibleRange needleGauge,
            @NotNull @Valid PlausibleRange balloonVolume,
            @NotNull @Valid PlausibleRange balloonPeakPressure,
            @NotNull @Valid PlausibleRange cementPerSide,
            @NotNull @Valid PlausibleRange cementMixing,
            @NotNull @Valid PlausibleRange frames,
            @NotNull @Valid PlausibleRange vertebralHeight,
            @NotNull @Valid PlausibleRange kyphoticAngle,
            @NotNull @Valid PlausibleRange fluoroscopy,
            @NotNull @Valid PlausibleRange airKerma,
            @NotNull @Valid PlausibleRange kap,
            @NotNull @Valid PlausibleRange unitsOpened) {}

    /** @return psi; empty while the site has not entered this model */
    public Optional<BigDecimal> ratedMaximum(@Nullable String balloonModel) {
        return balloonModel == null ? Optional.empty() : Optional.ofNullable(balloons.get(balloonModel));
    }
}
