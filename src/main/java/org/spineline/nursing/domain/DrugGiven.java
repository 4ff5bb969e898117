package org.spineline.nursing.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.spineline.nursing.DoseUnit;
import org.spineline.nursing.DrugRoute;

/** One dose, as it was given. */
@Entity
@Table(name = "sedation_drug")
public class DrugGiven extends CareRow {
    @Column(name = "drug_code", updatable = false)
    private String drugCode;

    @Column(name = "dose", updatable = false, precision = 12, scale = 4)
    private BigDecimal dose;

    @Enumerated(EnumType.STRING)
    @Column(name = "dose_unit", updatable = false)
    private DoseUnit unit;

    @Enumerated(EnumType.STRING)
    @Column(name = "route", updatable = false)
    private DrugRoute route;

    @Column(name = "unusual_reason", updatable = false)
    private @Nullable String unusualReason;

    @SuppressWarnings("NullAway.Init")
    protected DrugGiven() {}

    public DrugGiven(SedationRecord record, Noted noted, Dose dose) {
        super(record.getPatientId(), record.getId(), noted);
        this.drugCode = dose.drugCode();
        this.dose = dose.amount();
        this.unit = dose.unit();
        this.route = dose.route();
        this.unusualReason = dose.unusualReason();
    }

    /** @param unusualReason why a dose outside the usual range is meant; null inside it */
    public record Dose(
            String drugCode, BigDecimal amount, DoseUnit unit, DrugRoute route, @Nullable String unusualReason) {}

    public Dose dose() {
        return new Dose(drugCode, dose, unit, route, unusualReason);
    }

    public String getDrugCode() {
        return drugCode;
    }

    public BigDecimal getDose() {
        return dose;
    }

    public DoseUnit getUnit() {
        return unit;
    }

    public DrugRoute getRoute() {
        return route;
    }

    public @Nullable String getUnusualReason() {
        return unusualReason;
    }
}
