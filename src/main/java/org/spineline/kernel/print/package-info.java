/** Pages to print. */
@NullMarked
package org.spineline.kernel.print;

import org.jspecify.annotations.NullMarked;
