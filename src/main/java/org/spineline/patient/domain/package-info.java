@NullMarked
package org.spineline.patient.domain;

import org.jspecify.annotations.NullMarked;
