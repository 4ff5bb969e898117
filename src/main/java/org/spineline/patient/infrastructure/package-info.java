@NullMarked
package org.spineline.patient.infrastructure;

import org.jspecify.annotations.NullMarked;
