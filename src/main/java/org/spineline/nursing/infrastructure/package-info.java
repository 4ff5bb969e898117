@NullMarked
package org.spineline.nursing.infrastructure;

import org.jspecify.annotations.NullMarked;
