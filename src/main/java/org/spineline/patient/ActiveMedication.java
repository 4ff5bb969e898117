package org.spineline.patient;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A drug the patient is taking according to the record. */
public record ActiveMedication(UUID id, String name, @Nullable String rxNormCode, @Nullable LocalDate startedOn) {}
