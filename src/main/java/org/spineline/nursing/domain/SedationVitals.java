package org.spineline.nursing.domain;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A column of the time grid: what the monitor said at one moment. */
@Entity
@Table(name = "sedation_vitals")
public class SedationVitals extends CareRow {
    // Hibernate gives null back where no column of it has a value.
    @Embedded
    private @Nullable Vitals vitals;

    @SuppressWarnings("NullAway.Init")
    protected SedationVitals() {}

    public SedationVitals(SedationRecord record, Noted noted, Vitals vitals) {
        super(record.getPatientId(), record.getId(), noted);
        this.vitals = vitals;
    }

    public Vitals getVitals() {
        return vitals == null ? Vitals.NONE : vitals;
    }
}
