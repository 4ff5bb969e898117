/** Takes in what other systems send: FHIR R4 bundles of patients with their conditions, drugs, allergies and blood work. */
@ApplicationModule(allowedDependencies = {"kernel", "access", "patient", "workup"})
@NullMarked
package org.spineline.interop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
