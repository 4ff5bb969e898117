@NullMarked
package org.spineline.booking.application;

import org.jspecify.annotations.NullMarked;
