/** Sedation protocols of the site. */
@ApplicationModule(allowedDependencies = {"kernel", "access", "episode"})
@NullMarked
package org.spineline.sedation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
