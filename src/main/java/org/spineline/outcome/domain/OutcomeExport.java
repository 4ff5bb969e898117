package org.spineline.outcome.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.outcome.ExportFormat;

/** Somebody took data out, and why. Written before the first byte leaves. */
@Entity
@Table(name = "outcome_export")
public class OutcomeExport extends Aggregate {
    @Enumerated(EnumType.STRING)
    @Column(name = "format", updatable = false)
    private ExportFormat format;

    @Column(name = "de_identified", updatable = false)
    private boolean deIdentified;

    @Column(name = "first_day", updatable = false)
    private LocalDate from;

    @Column(name = "last_day", updatable = false)
    private LocalDate until;

    @Column(name = "purpose", updatable = false)
    private String purpose;

    @Column(name = "by_name", updatable = false)
    private String byName;

    @Column(name = "times_taken")
    private int timesTaken;

    @SuppressWarnings("NullAway.Init")
    protected OutcomeExport() {}

    /**
     * @param from first day of the procedures
     * @param until last day of the procedures
     */
    public OutcomeExport(
            ExportFormat format, boolean deIdentified, LocalDate from, LocalDate until, String purpose, String byName) {
        this.format = format;
        this.deIdentified = deIdentified;
        this.from = from;
        this.until = until;
        this.purpose = purpose;
        this.byName = byName;
    }

    /** The file leaves now. */
    public void taken() {
        timesTaken++;
    }

    public ExportFormat getFormat() {
        return format;
    }

    public boolean isDeIdentified() {
        return deIdentified;
    }

    public LocalDate getFrom() {
        return from;
    }

    public LocalDate getUntil() {
        return until;
    }

    public String getPurpose() {
        return purpose;
    }

    public String getByName() {
        return byName;
    }

    public int getTimesTaken() {
        return timesTaken;
    }
}
