package org.spineline.workup;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of one antithrombotic drug after the procedure.
 *
 * @param plan in the prescriber's words; null while none is written
 * @param approvedBy the prescriber; null while nobody has decided
 */
public record RestartPlan(String drug, boolean stopped, @Nullable String plan, @Nullable String approvedBy) {}
