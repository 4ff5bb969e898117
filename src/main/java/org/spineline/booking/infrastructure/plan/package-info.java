/** The day planner by constraint solver: the only place that knows which one. */
@NullMarked
package org.spineline.booking.infrastructure.plan;

import org.jspecify.annotations.NullMarked;
