/** Ranges and the zone of the facility. */
@NullMarked
package org.spineline.kernel.time;

import org.jspecify.annotations.NullMarked;
