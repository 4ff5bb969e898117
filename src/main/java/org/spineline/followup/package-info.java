/** Follow-up: the plan made by a signed procedure, the call queue, the calls and what patients answer. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "access",
            "anatomy",
            "adverse",
            "patient",
            "episode",
            "prom",
            "bonehealth",
            "booking",
            "procedure",
            "nursing",
            "workup"
        })
@NullMarked
package org.spineline.followup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
