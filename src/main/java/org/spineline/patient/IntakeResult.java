package org.spineline.patient;

import java.util.UUID;

/** What an import did with one patient. */
public record IntakeResult(UUID patientId, Counts patient, Counts conditions, Counts medications, Counts allergies) {
    /** How many were new, changed, and known already. */
    public record Counts(int created, int updated, int unchanged) {
        public static final Counts NONE = new Counts(0, 0, 0);

        public Counts plus(Counts other) {
            return new Counts(created + other.created, updated + other.updated, unchanged + other.unchanged);
        }
    }
}
