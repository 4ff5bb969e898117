@NullMarked
package org.spineline.patient.application;

import org.jspecify.annotations.NullMarked;
