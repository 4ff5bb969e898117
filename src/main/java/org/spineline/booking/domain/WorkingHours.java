package org.spineline.booking.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Ids;

/** Hours of one weekday, in the facility, while they are valid. */
@Entity
@Table(name = "working_hours")
public class WorkingHours {
    @Id
    private UUID id = Ids.next();

    @Enumerated(EnumType.STRING)
    @Column(name = "weekday")
    private DayOfWeek weekday;

    // Bound as it is: by way of java.sql.Time it would be shifted by the time zone of the machine.
    @JdbcTypeCode(SqlTypes.LOCAL_TIME)
    @Column(name = "starts_at")
    private LocalTime startsAt;

    @JdbcTypeCode(SqlTypes.LOCAL_TIME)
    @Column(name = "ends_at")
    private LocalTime endsAt;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_until")
    private @Nullable LocalDate validUntil;

    @SuppressWarnings("NullAway.Init")
    protected WorkingHours() {}

    /** @param validUntil last day, null while there is no end */
    public WorkingHours(
            DayOfWeek weekday,
            LocalTime startsAt,
            LocalTime endsAt,
            LocalDate validFrom,
            @Nullable LocalDate validUntil) {
        if (!startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException("Hours end after they start");
        }
        this.weekday = weekday;
        this.startsAt = startsAt;
        this.endsAt = endsAt;
        this.validFrom = validFrom;
        this.validUntil = validUntil;
    }

    boolean holdOn(LocalDate day) {
        return day.getDayOfWeek() == weekday
                && !day.isBefore(validFrom)
                && (validUntil == null || !day.isAfter(validUntil));
    }

    public UUID getId() {
        return id;
    }

    public DayOfWeek getWeekday() {
        return weekday;
    }

    public LocalTime getStartsAt() {
        return startsAt;
    }

    public LocalTime getEndsAt() {
        return endsAt;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    public @Nullable LocalDate getValidUntil() {
        return validUntil;
    }
}
