/** What keeps the service going when something does not: read-only mode, the downtime pack, backups, export and retention. */
@ApplicationModule(allowedDependencies = {"kernel", "access", "anatomy", "patient", "episode", "workup", "booking"})
@NullMarked
package org.spineline.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
