/** Files, clocks and measures. */
@NullMarked
package org.spineline.operations.infrastructure;

import org.jspecify.annotations.NullMarked;
