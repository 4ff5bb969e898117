/** Periods, rules and what is kept of exports. */
@NullMarked
package org.spineline.operations.domain;

import org.jspecify.annotations.NullMarked;
