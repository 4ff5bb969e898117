/** Words for values. */
@NullMarked
package org.spineline.kernel.text;

import org.jspecify.annotations.NullMarked;
