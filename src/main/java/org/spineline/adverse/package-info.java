/** Adverse events with scheme, version and grade, whoever noticed them: operator, recovery or a call. */
@ApplicationModule(allowedDependencies = {"kernel", "access", "anatomy", "patient", "episode", "booking"})
@NullMarked
package org.spineline.adverse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
