/** The spine: levels, their order and their neighbours. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.spineline.anatomy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
