/** Calendar files. */
@NullMarked
package org.spineline.booking.infrastructure;

import org.jspecify.annotations.NullMarked;
