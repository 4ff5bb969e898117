package org.spineline.outcome.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.outcome.Measure;

/** What the site wants to reach, and who said so. */
@Entity
@Table(name = "outcome_target")
public class OutcomeTarget extends Aggregate {
    @Enumerated(EnumType.STRING)
    @Column(name = "measure", updatable = false)
    private Measure measure;

    /** Empty where the measure has no time points. */
    @Column(name = "time_point", updatable = false)
    private String point;

    @Column(name = "target_value")
    private BigDecimal value;

    @Column(name = "reason")
    private String reason;

    @Column(name = "by_name")
    private String byName;

    @Column(name = "said_at")
    private Instant at;

    @SuppressWarnings("NullAway.Init")
    protected OutcomeTarget() {}

    /** @param value in the unit of the measure; of a share, 0–1 */
    public OutcomeTarget(Measure measure, String point, BigDecimal value, String reason, String byName, Instant at) {
        this.measure = measure;
        this.point = point;
        this.value = value;
        this.reason = reason;
        this.byName = byName;
        this.at = at;
    }

    public void aimAt(BigDecimal newValue, String why, String who, Instant when) {
        value = newValue;
        reason = why;
        byName = who;
        at = when;
    }

    public Measure getMeasure() {
        return measure;
    }

    public String getPoint() {
        return point;
    }

    public BigDecimal getValue() {
        return value;
    }

    public String getReason() {
        return reason;
    }

    public String getByName() {
        return byName;
    }

    public Instant getAt() {
        return at;
    }
}
