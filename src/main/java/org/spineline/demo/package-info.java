/** The demo: synthetic patients, a working department, and fresh credentials at every start. */
@NullMarked
@ApplicationModule
package org.spineline.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
