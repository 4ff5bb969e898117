/** Messages to patients about their appointments, and calendar feeds for those who work here. */
@ApplicationModule(allowedDependencies = {"kernel", "access", "anatomy", "patient", "episode", "booking"})
@NullMarked
package org.spineline.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
