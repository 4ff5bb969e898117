/**
 * Messages to patients about their appointments and with links to questionnaires, to the privacy office about emergency
 * access, and calendar feeds for those who work here.
 */
@ApplicationModule(allowedDependencies = {"kernel", "access", "anatomy", "patient", "episode", "booking", "prom"})
@NullMarked
package org.spineline.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
