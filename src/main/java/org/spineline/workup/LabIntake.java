package org.spineline.workup;

import java.util.List;

/** Takes laboratory results from other systems; the same result twice is stored once. */
public interface LabIntake {
    LabIntakeResult take(List<IncomingLabResult> results);
}
