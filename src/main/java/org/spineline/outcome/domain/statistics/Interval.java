package org.spineline.outcome.domain.statistics;

/** What the true value lies between, as far as the cases tell. */
public record Interval(double low, double high) {}
