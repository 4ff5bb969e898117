package org.spineline.kernel.problem;

import java.util.List;
import java.util.Map;

/** Somebody else changed it since it was read: 412. */
public class StaleVersionException extends Refusal {
    public StaleVersionException(long expected, long current) {
        super(
                "stale-version",
                "Somebody changed this while you had it open. Load it again and repeat your change.",
                Map.of("expectedVersion", expected, "currentVersion", current),
                List.of());
    }
}
