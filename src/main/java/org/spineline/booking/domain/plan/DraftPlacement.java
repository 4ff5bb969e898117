package org.spineline.booking.domain.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Ids;
import org.spineline.kernel.domain.PatientOwned;

/** Where a draft puts one patient. */
@Entity
@Table(name = "plan_placement")
public class DraftPlacement implements PatientOwned {
    @Id
    private UUID id = Ids.next();

    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "booking_id", updatable = false)
    private @Nullable UUID bookingId;

    @Column(name = "booking_version", updatable = false)
    private @Nullable Long bookingVersion;

    @Column(name = "minutes", updatable = false)
    private int minutes;

    @Column(name = "operator_id", updatable = false)
    private UUID operatorId;

    @Column(name = "sedation_provider_id", updatable = false)
    private @Nullable UUID sedationProviderId;

    @Column(name = "from_start", updatable = false)
    private @Nullable Instant fromStart;

    @Column(name = "from_room_id", updatable = false)
    private @Nullable UUID fromRoomId;

    @Column(name = "to_start", updatable = false)
    private @Nullable Instant toStart;

    @Column(name = "to_room_id", updatable = false)
    private @Nullable UUID toRoomId;

    @Column(name = "overtime_minutes", updatable = false)
    private int overtimeMinutes;

    @Column(name = "movable", updatable = false)
    private boolean movable;

    @Column(name = "pinned")
    private boolean pinned;

    @Column(name = "reasons", updatable = false)
    private String reasons;

    @Column(name = "makes_room_for", updatable = false)
    private String makesRoomFor;

    @SuppressWarnings("NullAway.Init")
    protected DraftPlacement() {}

    /** The patient and what is to be done. @param bookingVersion the one the draft was made from */
    public record Subject(
            UUID patientId, UUID episodeId, @Nullable UUID bookingId, @Nullable Long bookingVersion, int minutes) {}

    /** A room and a time. */
    public record RoomAt(UUID roomId, Instant start) {}

    /** Who does it. */
    public record By(UUID operatorId, @Nullable UUID sedationProviderId) {}

    public DraftPlacement(
            Subject subject,
            By by,
            @Nullable RoomAt from,
            @Nullable RoomAt to,
            int overtimeMinutes,
            boolean movable,
            boolean pinned,
            PlanReasons why) {
        this.patientId = subject.patientId();
        this.episodeId = subject.episodeId();
        this.bookingId = subject.bookingId();
        this.bookingVersion = subject.bookingVersion();
        this.minutes = subject.minutes();
        this.operatorId = by.operatorId();
        this.sedationProviderId = by.sedationProviderId();
        this.fromStart = from == null ? null : from.start();
        this.fromRoomId = from == null ? null : from.roomId();
        this.toStart = to == null ? null : to.start();
        this.toRoomId = to == null ? null : to.roomId();
        this.overtimeMinutes = overtimeMinutes;
        this.movable = movable;
        this.pinned = pinned;
        this.reasons = why.changes().stream()
                .map(change -> change.term() + ":" + change.amount() + ":" + change.cost())
                .collect(Collectors.joining(","));
        this.makesRoomFor =
                why.makesRoomFor().stream().limit(50).map(UUID::toString).collect(Collectors.joining(","));
    }

    void keepsItsPlace(boolean wanted) {
        pinned = wanted;
    }

    public PlanReasons why() {
        return new PlanReasons(
                split(reasons).stream()
                        .map(one -> one.split(":"))
                        .map(parts -> new PlanReasons.Change(
                                PlanTerm.valueOf(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2])))
                        .toList(),
                split(makesRoomFor).stream().map(UUID::fromString).toList());
    }

    private static List<String> split(String list) {
        return list.isEmpty() ? List.of() : Arrays.asList(list.split(","));
    }

    public @Nullable RoomAt from() {
        return fromStart == null || fromRoomId == null ? null : new RoomAt(fromRoomId, fromStart);
    }

    public @Nullable RoomAt to() {
        return toStart == null || toRoomId == null ? null : new RoomAt(toRoomId, toStart);
    }

    /** True if publishing would change anything for this patient. */
    public boolean isChange() {
        RoomAt to = to();
        return to != null && !to.equals(from());
    }

    public UUID getId() {
        return id;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public @Nullable UUID getBookingId() {
        return bookingId;
    }

    public @Nullable Long getBookingVersion() {
        return bookingVersion;
    }

    public int getMinutes() {
        return minutes;
    }

    public UUID getOperatorId() {
        return operatorId;
    }

    public @Nullable UUID getSedationProviderId() {
        return sedationProviderId;
    }

    public int getOvertimeMinutes() {
        return overtimeMinutes;
    }

    public boolean isMovable() {
        return movable;
    }

    public boolean isPinned() {
        return pinned;
    }
}
