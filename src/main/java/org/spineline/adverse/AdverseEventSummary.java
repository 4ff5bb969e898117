package org.spineline.adverse;

import java.time.Instant;
import java.util.UUID;

/**
 * An adverse event in one line.
 *
 * @param grade scheme, edition and grade in words, as "SIR 2017 grade 2 (moderate)"
 */
public record AdverseEventSummary(UUID id, Instant occurredAt, String what, String grade, String action) {}
