package org.spineline.workup;

import java.util.List;

/** What became of the results. Tests Spineline has no use for are neither stored nor refused. */
public record LabIntakeResult(int created, int unchanged, List<RefusedLabResult> refused) {}
