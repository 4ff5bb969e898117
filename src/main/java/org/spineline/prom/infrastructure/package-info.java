@NullMarked
package org.spineline.prom.infrastructure;

import org.jspecify.annotations.NullMarked;
