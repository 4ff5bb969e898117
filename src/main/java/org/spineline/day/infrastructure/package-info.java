@NullMarked
package org.spineline.day.infrastructure;

import org.jspecify.annotations.NullMarked;
