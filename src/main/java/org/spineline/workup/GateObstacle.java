package org.spineline.workup;

import org.jspecify.annotations.Nullable;

/**
 * Why a procedure on one day would meet an open condition.
 *
 * @param gate whose condition it is; null for what is no gate of the site
 * @param hard true if no effort can meet it by that day; false if the usual lead time is too short, so that hurrying may
 *     still do
 * @param code of the rule, for programs
 * @param reason a sentence that names the first day on which it can be met, where there is one
 */
public record GateObstacle(@Nullable GateCode gate, boolean hard, String code, String reason) {}
