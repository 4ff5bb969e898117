/** Who may do what: users, roles, the permissions of the clinic, and the door. */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package org.spineline.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
