/** Secrets nobody chooses, and what of them may be kept. */
@NullMarked
package org.spineline.kernel.secret;

import org.jspecify.annotations.NullMarked;
