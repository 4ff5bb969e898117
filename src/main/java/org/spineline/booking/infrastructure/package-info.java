/** What the booking module leans on from outside. */
@NullMarked
package org.spineline.booking.infrastructure;

import org.jspecify.annotations.NullMarked;
