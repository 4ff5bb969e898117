/** The day of the procedure: what happened when to whom, the time-out, and what everybody in the corridor needs to see. */
@ApplicationModule(
        allowedDependencies = {"kernel", "access", "anatomy", "patient", "episode", "workup", "sedation", "booking"})
@NullMarked
package org.spineline.day;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
