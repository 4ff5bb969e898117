@NullMarked
package org.spineline.coverage.infrastructure;

import org.jspecify.annotations.NullMarked;
