/** What became of it all: measures, dashboards, exports. */
@ApplicationModule(allowedDependencies = {"kernel", "access", "anatomy", "patient", "episode", "procedure", "followup"})
@NullMarked
package org.spineline.outcome;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
