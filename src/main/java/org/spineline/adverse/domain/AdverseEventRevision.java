package org.spineline.adverse.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.spineline.kernel.domain.Ids;

/** What an event said before somebody corrected it. Never changed. */
@Entity
@Table(name = "adverse_event_revision")
public class AdverseEventRevision {
    @Id
    private UUID id = Ids.next();

    @Column(name = "revision_number", updatable = false)
    private int number;

    @Embedded
    private EventFacts facts;

    @Column(name = "written_by_name", updatable = false)
    private String writtenByName;

    @Column(name = "written_at", updatable = false)
    private Instant writtenAt;

    @Column(name = "replaced_at", updatable = false)
    private Instant replacedAt;

    @Column(name = "replaced_by_name", updatable = false)
    private String replacedByName;

    @Column(name = "replaced_reason", updatable = false)
    private String replacedReason;

    @SuppressWarnings("NullAway.Init")
    protected AdverseEventRevision() {}

    AdverseEventRevision(int number, EventFacts facts, String writtenByName, Instant writtenAt, Correction correction) {
        this.number = number;
        this.facts = facts;
        this.writtenByName = writtenByName;
        this.writtenAt = writtenAt;
        this.replacedAt = correction.at();
        this.replacedByName = correction.byName();
        this.replacedReason = correction.reason();
    }

    public UUID getId() {
        return id;
    }

    /** Counts from 1. */
    public int getNumber() {
        return number;
    }

    public EventFacts getFacts() {
        return facts;
    }

    public String getWrittenByName() {
        return writtenByName;
    }

    public Instant getWrittenAt() {
        return writtenAt;
    }

    public Instant getReplacedAt() {
        return replacedAt;
    }

    public String getReplacedByName() {
        return replacedByName;
    }

    public String getReplacedReason() {
        return replacedReason;
    }
}
