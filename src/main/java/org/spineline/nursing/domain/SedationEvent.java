package org.spineline.nursing.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Something that happened, by the site's list, with words where the list is not enough. */
@Entity
@Table(name = "sedation_event")
public class SedationEvent extends CareRow {
    @Column(name = "event_code", updatable = false)
    private String eventCode;

    @Column(name = "event_text", updatable = false)
    private @Nullable String text;

    @SuppressWarnings("NullAway.Init")
    protected SedationEvent() {}

    public SedationEvent(SedationRecord record, Noted noted, String eventCode, @Nullable String text) {
        super(record.getPatientId(), record.getId(), noted);
        this.eventCode = eventCode;
        this.text = text;
    }

    public String getEventCode() {
        return eventCode;
    }

    public @Nullable String getText() {
        return text;
    }
}
