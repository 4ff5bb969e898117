@NullMarked
package org.spineline.adverse.infrastructure;

import org.jspecify.annotations.NullMarked;
