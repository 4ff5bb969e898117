/** What the nurse writes at the table and beside the bed: the sedation record, recovery and discharge. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "access",
            "anatomy",
            "patient",
            "episode",
            "workup",
            "sedation",
            "booking",
            "day"
        })
@NullMarked
package org.spineline.nursing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
