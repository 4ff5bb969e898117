package org.spineline.workup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done first.
 *
 * @param text as the site words it
 * @param dueBy null while there is no date
 */
public record NextAction(GateCode gate, String text, GateOwner owner, @Nullable Instant dueBy) {}
