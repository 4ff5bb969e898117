/** Everything that must be known before the procedure: imaging, blood work, medication holds, consent, and the gates. */
@ApplicationModule(allowedDependencies = {"kernel", "access", "anatomy", "patient", "episode", "sedation"})
@NullMarked
package org.spineline.workup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
