@NullMarked
package org.spineline.outcome.domain.statistics;

import org.jspecify.annotations.NullMarked;
