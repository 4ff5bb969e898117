@NullMarked
package org.spineline.procedure.infrastructure;

import org.jspecify.annotations.NullMarked;
