/** Rooms, people and equipment, the calendar, and bookings that never overlap. */
@ApplicationModule(allowedDependencies = {"kernel", "access", "anatomy", "patient", "episode", "workup", "sedation"})
@NullMarked
package org.spineline.booking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
