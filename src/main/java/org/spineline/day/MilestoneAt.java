package org.spineline.day;

import java.time.Instant;

/** One step of a case and when it was reached, corrections applied. */
public record MilestoneAt(Milestone milestone, Instant at) {}
