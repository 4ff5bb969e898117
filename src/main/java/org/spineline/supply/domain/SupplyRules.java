package org.spineline.supply.domain;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the site keeps its stock; {@code config/supply.yml}.
 *
 * @param expiresSoonDays a lot with so many days left or fewer is to be used first
 */
@Validated
@ConfigurationProperties(prefix = "supply", ignoreUnknownFields = false)
public record SupplyRules(@Min(1) @Max(730) int expiresSoonDays) {}
