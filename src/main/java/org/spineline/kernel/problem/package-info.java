/** Refusals with a stable type, and the one place that turns them into HTTP. */
@NullMarked
package org.spineline.kernel.problem;

import org.jspecify.annotations.NullMarked;
