package org.spineline.workup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.workup.LabOrigin;

/** One measured value, in the unit of the catalogue. Its age counts from collection. */
@Entity
@Table(name = "lab_result")
public class LabResult extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "loinc")
    private String loinc;

    @Column(name = "result_value")
    private BigDecimal value;

    @Column(name = "unit")
    private String unit;

    @Column(name = "given_value")
    private @Nullable BigDecimal givenValue;

    @Column(name = "given_unit")
    private @Nullable String givenUnit;

    @Column(name = "collected_at")
    private Instant collectedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "origin")
    private LabOrigin origin;

    @Column(name = "source_system")
    private @Nullable String sourceSystem;

    @Column(name = "source_id")
    private @Nullable String sourceId;

    @SuppressWarnings("NullAway.Init")
    protected LabResult() {}

    /** @param unit of the catalogue; other units are converted before */
    public static LabResult entered(UUID patientId, String loinc, BigDecimal value, String unit, Instant collectedAt) {
        LabResult result = new LabResult();
        result.patientId = patientId;
        result.loinc = loinc;
        result.value = value;
        result.unit = unit;
        result.collectedAt = collectedAt;
        result.origin = LabOrigin.MANUAL;
        return result;
    }

    /** @param sourceId identifies the result in its system: it is stored once */
    public static LabResult imported(
            UUID patientId,
            String loinc,
            BigDecimal value,
            String unit,
            Instant collectedAt,
            String sourceSystem,
            String sourceId) {
        LabResult result = entered(patientId, loinc, value, unit, collectedAt);
        result.origin = LabOrigin.IMPORT;
        result.sourceSystem = sourceSystem;
        result.sourceId = sourceId;
        return result;
    }

    /** Keeps what was typed or sent before it was converted. */
    public LabResult asGiven(BigDecimal valueGiven, String unitGiven) {
        givenValue = valueGiven;
        givenUnit = unitGiven;
        return this;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public String getLoinc() {
        return loinc;
    }

    public BigDecimal getValue() {
        return value;
    }

    public String getUnit() {
        return unit;
    }

    /** As it was typed or sent; null where nothing was converted. */
    public @Nullable BigDecimal getGivenValue() {
        return givenValue;
    }

    public @Nullable String getGivenUnit() {
        return givenUnit;
    }

    public Instant getCollectedAt() {
        return collectedAt;
    }

    public LabOrigin getOrigin() {
        return origin;
    }

    public @Nullable String getSourceSystem() {
        return sourceSystem;
    }

    public @Nullable String getSourceId() {
        return sourceId;
    }
}
