/** The append-only trail of who read and changed what; it listens and is never called by business code. */
@ApplicationModule(allowedDependencies = {"kernel", "access"})
@NullMarked
package org.spineline.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
