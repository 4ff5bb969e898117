/** A clinic's day as many people make it at once: what {@code mvn -Pload} runs. Nothing of it is shipped. */
@NullMarked
package org.spineline.load;

import org.jspecify.annotations.NullMarked;
