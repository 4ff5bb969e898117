/** The procedure note: one row for each vertebra, signed once, never changed afterwards. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "access",
            "anatomy",
            "patient",
            "episode",
            "sedation",
            "booking",
            "day",
            "nursing",
            "supply",
            "adverse"
        })
@NullMarked
package org.spineline.procedure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
