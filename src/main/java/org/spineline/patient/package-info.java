/** People, their identifiers and contacts, and what their record says of conditions, drugs and allergies. */
@ApplicationModule(allowedDependencies = {"kernel", "access"})
@NullMarked
package org.spineline.patient;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
