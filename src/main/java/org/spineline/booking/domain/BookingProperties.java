package org.spineline.booking.domain;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the desk works here.
 *
 * @param hold how long a time is kept free while the form is open
 * @param sweepEvery how often holds that ran out are cleared away; nobody waits for it, they stop counting by themselves
 * @param listenEvery how often a node asks what other nodes have changed while somebody has a calendar open
 */
@Validated
@ConfigurationProperties(prefix = "spineline.booking", ignoreUnknownFields = false)
public record BookingProperties(
        @NotNull @DurationMin(nanos = 1) Duration hold,
        @NotNull @DurationMin(nanos = 1) Duration sweepEvery,
        @NotNull @DurationMin(nanos = 1) Duration listenEvery) {}
