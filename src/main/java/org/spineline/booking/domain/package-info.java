@NullMarked
package org.spineline.booking.domain;

import org.jspecify.annotations.NullMarked;
