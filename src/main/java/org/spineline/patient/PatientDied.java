package org.spineline.patient;

import java.util.UUID;

/** The record says since now that this patient died. Published within the transaction that wrote it. */
public record PatientDied(UUID patientId) {}
