/** What is done about the bone behind the fracture: density, vitamin D, treatment, falls, the fracture liaison service. */
@ApplicationModule(allowedDependencies = {"kernel", "access", "patient", "episode", "workup", "procedure"})
@NullMarked
package org.spineline.bonehealth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
