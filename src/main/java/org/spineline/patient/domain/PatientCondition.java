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

/** A diagnosis of the record the patient came with. */
@Entity
@Table(name = "patient_condition")
public class PatientCondition implements PatientOwned {
    @Id
    private UUID id = Ids.next();

    @Column(name = "patient_id", insertable = false, updatable = false)
    private UUID patientId;

    @Column(name = "code_system")
    private String codeSystem;

    @Column(name = "code")
    private String code;

    @Column(name = "display")
    private String display;

    @Column(name = "onset")
    private @Nullable LocalDate onset;

    @Column(name = "abated")
    private @Nullable LocalDate abated;

    @Column(name = "active")
    private boolean active;

    @Column(name = "source_id")
    private String sourceId;

    @SuppressWarnings("NullAway.Init")
    protected PatientCondition() {}

    @SuppressWarnings("NullAway.Init")
    public PatientCondition(
            String codeSystem,
            String code,
            String display,
            @Nullable LocalDate onset,
            @Nullable LocalDate abated,
            boolean active,
            String sourceId) {
        this.codeSystem = codeSystem;
        this.code = code;
        this.display = display;
        this.onset = onset;
        this.abated = abated;
        this.active = active;
        this.sourceId = sourceId;
    }

    boolean tellsTheSameAs(PatientCondition other) {
        return active == other.active
                && Objects.equals(abated, other.abated)
                && Objects.equals(onset, other.onset)
                && code.equals(other.code);
    }

    void becomes(PatientCondition newer) {
        code = newer.code;
        display = newer.display;
        onset = newer.onset;
        abated = newer.abated;
        active = newer.active;
    }

    /** Written by the patient's list; known here so that the trail can name the patient. */
    PatientCondition of(UUID patient) {
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

    public String getCodeSystem() {
        return codeSystem;
    }

    public String getCode() {
        return code;
    }

    public String getDisplay() {
        return display;
    }

    public @Nullable LocalDate getOnset() {
        return onset;
    }

    public @Nullable LocalDate getAbated() {
        return abated;
    }

    public boolean isActive() {
        return active;
    }

    public String getSourceId() {
        return sourceId;
    }
}
