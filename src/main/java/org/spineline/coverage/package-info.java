/** What a payer asks before it pays for an episode, what stands against the procedure, and the codes that belong to it. */
@ApplicationModule(allowedDependencies = {"kernel", "access", "anatomy", "patient", "episode", "workup"})
@NullMarked
package org.spineline.coverage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
