@NullMarked
package org.spineline.booking.web;

import org.jspecify.annotations.NullMarked;
