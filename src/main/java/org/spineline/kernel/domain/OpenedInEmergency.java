package org.spineline.kernel.domain;

import java.util.UUID;

/** Published when a restricted record is opened in this request under an emergency access. */
public record OpenedInEmergency(UUID patientId, UUID grantId) {}
