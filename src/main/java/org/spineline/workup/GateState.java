package org.spineline.workup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One condition and how it stands.
 *
 * @param reason in a sentence, also when green
 * @param dueBy counted back from the procedure; null while there is no date
 * @param ruleSource where the limit comes from
 */
public record GateState(
        GateCode code,
        String label,
        GateStatus status,
        String reason,
        GateOwner owner,
        @Nullable Instant dueBy,
        String ruleSource,
        String ruleVersion) {}
