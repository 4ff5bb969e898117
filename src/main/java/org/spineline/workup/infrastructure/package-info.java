@NullMarked
package org.spineline.workup.infrastructure;

import org.jspecify.annotations.NullMarked;
