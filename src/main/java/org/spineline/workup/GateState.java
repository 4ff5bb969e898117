package org.spineline.workup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Role;

/**
 * One condition and how it stands.
 *
 * @param reason in a sentence, also when green
 * @param dueBy counted back from the procedure; null while there is no date
 * @param ruleSource where the limit comes from
 * @param waivableBy who may take the responsibility for it; empty: nobody
 * @param lastChase the last time somebody asked for what is missing; null if nobody has
 */
public record GateState(
        GateCode code,
        String label,
        GateStatus status,
        String reason,
        GateOwner owner,
        @Nullable Instant dueBy,
        String ruleSource,
        String ruleVersion,
        GateSeverity severity,
        List<Role> waivableBy,
        @Nullable ChaseEntry lastChase) {
    public boolean met() {
        return status == GateStatus.GREEN || status == GateStatus.WAIVED;
    }
}
