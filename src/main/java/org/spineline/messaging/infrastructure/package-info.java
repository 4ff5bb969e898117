/** The mail server, the scheduler and the calendar format. */
@NullMarked
package org.spineline.messaging.infrastructure;

import org.jspecify.annotations.NullMarked;
