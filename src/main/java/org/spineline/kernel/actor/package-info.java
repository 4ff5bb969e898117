/** Who acts. */
@NullMarked
package org.spineline.kernel.actor;

import org.jspecify.annotations.NullMarked;
