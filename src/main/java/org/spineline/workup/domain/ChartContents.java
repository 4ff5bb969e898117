package org.spineline.workup.domain;

/** Which kinds of entries the charts of some episodes have at all; what nobody has need not be read. */
public record ChartContents(
        boolean imaging,
        boolean labs,
        boolean holds,
        boolean consents,
        boolean waivers,
        boolean chases,
        boolean preChecks,
        boolean bloodContexts,
        boolean changes) {}
