@NullMarked
package org.spineline.outcome.infrastructure;

import org.jspecify.annotations.NullMarked;
