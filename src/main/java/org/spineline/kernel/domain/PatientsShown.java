package org.spineline.kernel.domain;

import java.util.Collection;
import java.util.UUID;

/** Published by a query that reads patient data past the entities, so that the trail knows of it. */
public record PatientsShown(Collection<UUID> patientIds) {}
