@NullMarked
package org.spineline.audit.infrastructure;

import org.jspecify.annotations.NullMarked;
