package org.spineline.adverse.domain;

import java.time.Instant;

/** Who changed or withdrew what somebody had said, when and why. */
public record Correction(String byName, Instant at, String reason) {}
