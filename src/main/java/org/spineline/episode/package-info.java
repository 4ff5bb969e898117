/** One fracture episode of a patient: the referral, its fractures, the vetting decision, the payer's word, the timeline. */
@ApplicationModule(allowedDependencies = {"kernel", "access", "anatomy", "patient"})
@NullMarked
package org.spineline.episode;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
