package org.spineline.booking.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.spineline.kernel.domain.Aggregate;

/** A day on which nothing in the facility is open. */
@Entity
@Table(name = "holiday")
public class Holiday extends Aggregate {
    @Column(name = "holiday_on", updatable = false)
    private LocalDate day;

    @Column(name = "name", updatable = false)
    private String name;

    @SuppressWarnings("NullAway.Init")
    protected Holiday() {}

    public Holiday(LocalDate day, String name) {
        this.day = day;
        this.name = name;
    }

    public LocalDate getDay() {
        return day;
    }

    public String getName() {
        return name;
    }
}
