package org.spineline.access;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Which patients are kept from the person of this request, whatever the role may do. */
public interface PatientScope {
    /** Of these patients, those that do not exist for this person; nobody is closed to Spineline itself. */
    Set<UUID> closed(Collection<UUID> patientIds);
}
