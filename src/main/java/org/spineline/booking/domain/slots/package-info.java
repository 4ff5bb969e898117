/**
 * Finds the earliest times at which everything a procedure needs is free together. Plain Java on bits: no database, no
 * framework, no clock. One bit is five minutes of one resource.
 */
@NullMarked
package org.spineline.booking.domain.slots;

import org.jspecify.annotations.NullMarked;
