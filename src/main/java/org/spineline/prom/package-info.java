/** What patients say of their pain and their function: questionnaires, their scores, and answers by link. */
@ApplicationModule(allowedDependencies = {"kernel", "access", "patient", "episode", "procedure"})
@NullMarked
package org.spineline.prom;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
