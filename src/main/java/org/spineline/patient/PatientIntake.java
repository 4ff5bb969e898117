package org.spineline.patient;

/** Takes patients from other systems; the same record twice changes nothing. */
public interface PatientIntake {
    /** @throws org.spineline.kernel.problem.ConflictException if the record number belongs to somebody else */
    IntakeResult take(PatientRecord told);
}
