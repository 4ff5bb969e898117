package org.spineline.patient.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A number by which another system knows the patient; unique within that system. */
@Embeddable
public record PatientIdentifier(
        @Column(name = "system") String system, @Column(name = "identifier_value") String value) {}
