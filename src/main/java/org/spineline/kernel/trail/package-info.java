/** Rows that are only ever added, guarded by the database itself: H2 asks the classes here where PostgreSQL has functions. */
@NullMarked
package org.spineline.kernel.trail;

import org.jspecify.annotations.NullMarked;
