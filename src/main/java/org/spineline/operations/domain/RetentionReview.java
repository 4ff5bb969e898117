package org.spineline.operations.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;

/** That somebody looked at what a period of retention would remove. */
@Entity
@Table(name = "retention_review")
public class RetentionReview extends Aggregate {
    @Column(name = "older_than_years", updatable = false)
    private int olderThanYears;

    @Column(name = "before_on", updatable = false)
    private LocalDate before;

    @Column(name = "patients", updatable = false)
    private long patients;

    /** Null in reviews of before there were legal holds. */
    @Column(name = "held", updatable = false)
    private @Nullable Long held;

    @SuppressWarnings("NullAway.Init")
    protected RetentionReview() {}

    public RetentionReview(int olderThanYears, LocalDate before, long patients, long held) {
        this.olderThanYears = olderThanYears;
        this.before = before;
        this.patients = patients;
        this.held = held;
    }
}
