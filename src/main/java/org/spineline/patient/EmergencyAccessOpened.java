package org.spineline.patient;

import java.util.UUID;

/** Somebody opened a restricted record in an emergency. Published within the transaction that wrote it. */
public record EmergencyAccessOpened(UUID grantId, UUID patientId) {}
