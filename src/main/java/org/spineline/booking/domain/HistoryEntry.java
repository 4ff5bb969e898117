package org.spineline.booking.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Ids;
import org.spineline.kernel.encryption.Encrypted;

/** One thing that happened to a booking: who, when, from where, why. */
@Entity
@Table(name = "booking_history")
public class HistoryEntry {
    @Id
    private UUID id = Ids.next();

    @Column(name = "booking_id")
    private UUID bookingId;

    @Column(name = "happened_at")
    private Instant happenedAt;

    @Column(name = "by_name")
    private String byName;

    @Column(name = "what")
    private String what;

    @Column(name = "from_start")
    private @Nullable Instant fromStart;

    @Column(name = "to_start")
    private @Nullable Instant toStart;

    @Column(name = "from_room")
    private @Nullable String fromRoom;

    @Column(name = "to_room")
    private @Nullable String toRoom;

    @Encrypted("booking_history.reason")
    @Column(name = "reason")
    private @Nullable String reason;

    @SuppressWarnings("NullAway.Init")
    protected HistoryEntry() {}

    public HistoryEntry(UUID bookingId, Instant happenedAt, String byName, String what, @Nullable String reason) {
        this.bookingId = bookingId;
        this.happenedAt = happenedAt;
        this.byName = byName;
        this.what = what;
        this.reason = reason;
    }

    /** The start that this is about; the feed tells from it which day has changed. */
    public HistoryEntry at(Instant start) {
        toStart = start;
        return this;
    }

    /** Where it was and where it went. */
    public HistoryEntry moved(Instant oldStart, Instant newStart, String oldRoom, String newRoom) {
        fromStart = oldStart;
        toStart = newStart;
        fromRoom = oldRoom;
        toRoom = newRoom;
        return this;
    }

    public UUID getId() {
        return id;
    }

    public UUID getBookingId() {
        return bookingId;
    }

    public Instant getHappenedAt() {
        return happenedAt;
    }

    public String getByName() {
        return byName;
    }

    public String getWhat() {
        return what;
    }

    public @Nullable Instant getFromStart() {
        return fromStart;
    }

    public @Nullable Instant getToStart() {
        return toStart;
    }

    public @Nullable String getFromRoom() {
        return fromRoom;
    }

    public @Nullable String getToRoom() {
        return toRoom;
    }

    public @Nullable String getReason() {
        return reason;
    }
}
