/** The catalogue of what is implanted and opened, its lots, and what is left of them. */
@ApplicationModule(allowedDependencies = {"kernel", "access"})
@NullMarked
package org.spineline.supply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
