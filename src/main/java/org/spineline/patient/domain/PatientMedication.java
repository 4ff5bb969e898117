package org.spineline.patient.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Ids;
import org.spineline.kernel.domain.PatientOwned;

/** A drug of the record the patient came with. */
@Entity
@Table(name = "patient_medication")
public class PatientMedication implements PatientOwned {
    @Id
    private UUID id = Ids.next();

    @Column(name = "patient_id", insertable = false, updatable = false)
    private UUID patientId;

    @Column(name = "name")
    private String name;

    @Column(name = "rx_norm_code")
    private @Nullable String rxNormCode;

    @Column(name = "active")
    private boolean active;

    @Column(name = "started_on")
    private @Nullable LocalDate startedOn;

    @Column(name = "ended_on")
    private @Nullable LocalDate endedOn;

    @Column(name = "source_id")
    private String sourceId;

    @SuppressWarnings("NullAway.Init")
    protected PatientMedication() {}

    @SuppressWarnings("NullAway.Init")
    public PatientMedication(
            String name,
            @Nullable String rxNormCode,
            boolean active,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate endedOn,
            String sourceId) {
        this.name = name;
        this.rxNormCode = rxNormCode;
        this.active = active;
        this.startedOn = startedOn;
        this.endedOn = endedOn;
        this.sourceId = sourceId;
    }

    boolean tellsTheSameAs(PatientMedication other) {
        return active == other.active
                && name.equals(other.name)
                && Objects.equals(rxNormCode, other.rxNormCode)
                && Objects.equals(startedOn, other.startedOn)
                && Objects.equals(endedOn, other.endedOn);
    }

    void becomes(PatientMedication newer) {
        name = newer.name;
        rxNormCode = newer.rxNormCode;
        active = newer.active;
        startedOn = newer.startedOn;
        endedOn = newer.endedOn;
    }

    /** Written by the patient's list; known here so that the trail can name the patient. */
    PatientMedication of(UUID patient) {
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

    public String getName() {
        return name;
    }

    public @Nullable String getRxNormCode() {
        return rxNormCode;
    }

    public boolean isActive() {
        return active;
    }

    public @Nullable LocalDate getStartedOn() {
        return startedOn;
    }

    public @Nullable LocalDate getEndedOn() {
        return endedOn;
    }

    public String getSourceId() {
        return sourceId;
    }
}
