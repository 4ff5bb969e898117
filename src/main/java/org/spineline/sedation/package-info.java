/** Sedation protocols of the site; the sedation record comes to live here too. */
@ApplicationModule(allowedDependencies = {"kernel", "access", "episode"})
@NullMarked
package org.spineline.sedation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
