package org.spineline.patient.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Ids;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.patient.AllergyCategory;
import org.spineline.patient.AllergySeverity;

/** A substance the patient must not meet. */
@Entity
@Table(name = "patient_allergy")
public class PatientAllergy implements PatientOwned {
    @Id
    private UUID id = Ids.next();

    @Column(name = "patient_id", insertable = false, updatable = false)
    private UUID patientId;

    @Column(name = "substance")
    private String substance;

    @Enumerated(EnumType.STRING)
    @Column(name = "category")
    private AllergyCategory category;

    @Column(name = "reaction")
    private @Nullable String reaction;

    @Enumerated(EnumType.STRING)
    @Column(name = "severity")
    private AllergySeverity severity;

    @Column(name = "source_id")
    private @Nullable String sourceId;

    @SuppressWarnings("NullAway.Init")
    protected PatientAllergy() {}

    /** @param sourceId of the record it was imported from; null when entered by hand */
    @SuppressWarnings("NullAway.Init")
    public PatientAllergy(
            String substance,
            AllergyCategory category,
            @Nullable String reaction,
            AllergySeverity severity,
            @Nullable String sourceId) {
        this.substance = substance;
        this.category = category;
        this.reaction = reaction;
        this.severity = severity;
        this.sourceId = sourceId;
    }

    /** Written by the patient's list; known here so that the trail can name the patient. */
    PatientAllergy of(UUID patient) {
        patientId = patient;
        return this;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getId() {
        return id;
    }

    public String getSubstance() {
        return substance;
    }

    public AllergyCategory getCategory() {
        return category;
    }

    public @Nullable String getReaction() {
        return reaction;
    }

    public AllergySeverity getSeverity() {
        return severity;
    }

    public @Nullable String getSourceId() {
        return sourceId;
    }
}
