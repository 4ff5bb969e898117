/** Planning a day or a week as a whole: the question, what it costs, and the baseline every proposal must beat. */
@NullMarked
package org.spineline.booking.domain.plan;

import org.jspecify.annotations.NullMarked;
