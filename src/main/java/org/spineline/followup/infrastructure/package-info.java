@NullMarked
package org.spineline.followup.infrastructure;

import org.jspecify.annotations.NullMarked;
