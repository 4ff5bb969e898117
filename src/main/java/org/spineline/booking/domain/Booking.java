package org.spineline.booking.domain;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.CancelReason;
import org.spineline.booking.DetectedAt;
import org.spineline.booking.ResourceKind;
import org.spineline.episode.Technique;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.encryption.Encrypted;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.text.Words;
import org.spineline.kernel.time.TimeRange;

/** Room, operator, sedation provider, equipment and patient, together at one time. */
@Entity
@Table(name = "booking")
public class Booking extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private BookingStatus status;

    @Enumerated(EnumType.STRING)
    @Column(name = "technique")
    private Technique technique;

    @Column(name = "sedation_protocol_code")
    private String sedationProtocolCode;

    @Column(name = "vertebral_levels")
    private String levels;

    @Encrypted("booking.note")
    @Column(name = "note")
    private @Nullable String note;

    @Column(name = "override_reason")
    private @Nullable String overrideReason;

    @Enumerated(EnumType.STRING)
    @Column(name = "cancel_reason")
    private @Nullable CancelReason cancelReason;

    @Encrypted("booking.cancel_comment")
    @Column(name = "cancel_comment")
    private @Nullable String cancelComment;

    @Column(name = "cancel_preventable")
    private @Nullable Boolean cancelPreventable;

    @Enumerated(EnumType.STRING)
    @Column(name = "cancel_detected_at")
    private @Nullable DetectedAt cancelDetectedAt;

    @Column(name = "cancelled_at")
    private @Nullable Instant cancelledAt;

    @Column(name = "hold_expires_at")
    private @Nullable Instant holdExpiresAt;

    @Column(name = "held_by_name")
    private @Nullable String heldByName;

    @Column(name = "confirmed_start")
    private @Nullable Instant confirmedStart;

    @Column(name = "series_id", updatable = false)
    private @Nullable UUID seriesId;

    @Column(name = "series_part", updatable = false)
    private @Nullable Integer seriesPart;

    @Column(name = "idempotency_key")
    private @Nullable String idempotencyKey;

    @Column(name = "request_hash")
    private @Nullable String requestHash;

    @SuppressWarnings("NullAway.Init")
    protected Booking() {}

    @ElementCollection
    @CollectionTable(name = "booking_allocation", joinColumns = @JoinColumn(name = "booking_id"))
    @BatchSize(size = 200)
    private Set<Allocation> allocations = new HashSet<>();

    /** What is to be done to whom. */
    public record Case(
            UUID patientId,
            UUID episodeId,
            Technique technique,
            List<VertebralLevel> levels,
            String sedationProtocolCode) {}

    /** A request that can be told from its repetition; the key is the caller's, the hash says whether it asks the same. */
    public record Request(@Nullable String key, String hash) {}

    /** Keeps the time free until the given moment, or until it is booked or given back. */
    public static Booking held(Case what, TimeRange when, Set<Allocation> allocations, Instant until, String by) {
        Booking booking = of(what, when, allocations);
        booking.status = BookingStatus.HELD;
        booking.holdExpiresAt = until;
        booking.heldByName = by;
        return booking;
    }

    public static Booking booked(
            Case what,
            TimeRange when,
            Set<Allocation> allocations,
            @Nullable String note,
            @Nullable String overrideReason,
            Request request) {
        Booking booking = of(what, when, allocations);
        booking.status = BookingStatus.BOOKED;
        booking.asked(note, overrideReason, request);
        return booking;
    }

    private static Booking of(Case what, TimeRange when, Set<Allocation> allocations) {
        Booking booking = new Booking();
        booking.patientId = what.patientId();
        booking.episodeId = what.episodeId();
        booking.technique = what.technique();
        booking.levels = what.levels().stream().sorted().map(Enum::name).collect(Collectors.joining(","));
        booking.sedationProtocolCode = what.sedationProtocolCode();
        booking.startsAt = when.start();
        booking.endsAt = when.end();
        booking.allocations.addAll(allocations);
        return booking;
    }

    private void asked(@Nullable String remark, @Nullable String reasonForOverride, Request request) {
        note = remark;
        overrideReason = reasonForOverride;
        idempotencyKey = request.key();
        requestHash = request.hash();
    }

    /** One of several that are planned together. */
    public Booking partOf(UUID series, int part) {
        seriesId = series;
        seriesPart = part;
        return this;
    }

    /**
     * The hold becomes the booking, at this time and with these resources, which may differ from the held ones.
     *
     * @throws ConflictException if it is no hold any more
     */
    public void confirmHold(
            TimeRange when,
            Set<Allocation> to,
            @Nullable String remark,
            @Nullable String reasonForOverride,
            Request request) {
        moveTo(BookingStatus.BOOKED);
        startsAt = when.start();
        endsAt = when.end();
        allocations.clear();
        allocations.addAll(to);
        holdExpiresAt = null;
        asked(remark, reasonForOverride, request);
    }

    /** @throws ConflictException if it is no hold any more */
    public void lapsed() {
        moveTo(BookingStatus.LAPSED);
        holdExpiresAt = null;
    }

    public boolean isHeldUntilAfter(Instant moment) {
        return status == BookingStatus.HELD && holdExpiresAt != null && holdExpiresAt.isAfter(moment);
    }

    /**
     * To another time or other resources. A confirmation given for the old time does not hold for the new one; it holds again
     * when a move is undone.
     *
     * @throws ConflictException once the patient is there, or when it is over
     */
    public void moved(TimeRange when, Set<Allocation> to, @Nullable String reasonForOverride) {
        if (!status.isMovable()) {
            throw new ConflictException(
                    "booking-not-movable",
                    "This booking is %s and can no longer be moved.".formatted(Words.of(status)),
                    Map.of("bookingId", getId(), "bookingStatus", status));
        }
        startsAt = when.start();
        status = startsAt.equals(confirmedStart) ? BookingStatus.CONFIRMED : BookingStatus.BOOKED;
        endsAt = when.end();
        allocations.clear();
        allocations.addAll(to);
        overrideReason = reasonForOverride;
    }

    /** @throws ConflictException if it is over already */
    public void cancelled(
            CancelReason reason,
            @Nullable String comment,
            @Nullable Boolean preventable,
            @Nullable DetectedAt detectedAt,
            Instant at) {
        moveTo(reason == CancelReason.NO_SHOW ? BookingStatus.NO_SHOW : BookingStatus.CANCELLED);
        cancelReason = reason;
        cancelComment = comment;
        cancelPreventable = preventable;
        cancelDetectedAt = detectedAt;
        cancelledAt = at;
    }

    /** Minutes between the cancellation and the start; negative when it came after. */
    public @Nullable Long cancelNoticeMinutes() {
        return cancelledAt == null
                ? null
                : Duration.between(cancelledAt, startsAt).toMinutes();
    }

    /** @throws ConflictException if this step cannot follow the present one */
    public void progressed(BookingStatus target) {
        moveTo(target);
        if (target == BookingStatus.CONFIRMED) {
            confirmedStart = startsAt;
        }
    }

    /** Steps nobody clicked are taken silently: the signed note proves that they happened. */
    public void completed() {
        if (!status.occupies() || status == BookingStatus.HELD) {
            moveTo(BookingStatus.COMPLETED);
        }
        status = BookingStatus.COMPLETED;
    }

    /** @return false if it was not over */
    public boolean reopened() {
        if (status != BookingStatus.COMPLETED) {
            return false;
        }
        status = BookingStatus.IN_ROOM;
        return true;
    }

    /**
     * What was seen in the room counts more than the steps before it, which nobody may have clicked.
     *
     * @param target ARRIVED or IN_ROOM
     * @return false if it was that far already
     * @throws ConflictException if it does not stand any more
     */
    public boolean reached(BookingStatus target) {
        if (status == target || status == BookingStatus.IN_ROOM || status == BookingStatus.COMPLETED) {
            return false;
        }
        if (target == BookingStatus.IN_ROOM && status.isMovable()) {
            moveTo(BookingStatus.ARRIVED);
        }
        moveTo(target);
        return true;
    }

    /**
     * A step that was recorded by mistake; a confirmation given before it holds again.
     *
     * @param to ARRIVED or BOOKED
     * @throws ConflictException unless the patient was said to be there or in the room
     */
    public void steppedBack(BookingStatus to) {
        if (status != BookingStatus.ARRIVED && status != BookingStatus.IN_ROOM) {
            throw refused(to);
        }
        status = to == BookingStatus.BOOKED && startsAt.equals(confirmedStart) ? BookingStatus.CONFIRMED : to;
    }

    private void moveTo(BookingStatus target) {
        if (!status.mayBecome(target)) {
            throw refused(target);
        }
        status = target;
    }

    private ConflictException refused(BookingStatus target) {
        return new ConflictException(
                "booking-transition-refused",
                "This booking is %s and cannot become %s.".formatted(Words.of(status), Words.of(target)),
                Map.of("bookingId", getId(), "from", status, "to", target));
    }

    public TimeRange when() {
        return new TimeRange(startsAt, endsAt);
    }

    public List<VertebralLevel> getLevels() {
        return Arrays.stream(levels.split(",")).map(VertebralLevel::valueOf).toList();
    }

    public List<Allocation> getAllocations() {
        return allocations.stream()
                .sorted(Comparator.comparing(Allocation::role).thenComparing(Allocation::resourceId))
                .toList();
    }

    /** The first resource in this role. */
    public Optional<UUID> resource(ResourceKind role) {
        return allocations.stream()
                .filter(allocation -> allocation.role() == role)
                .map(Allocation::resourceId)
                .min(Comparator.naturalOrder());
    }

    public boolean uses(UUID resourceId) {
        return allocations.stream()
                .anyMatch(allocation -> allocation.resourceId().equals(resourceId));
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public Instant getStartsAt() {
        return startsAt;
    }

    public Instant getEndsAt() {
        return endsAt;
    }

    public BookingStatus getStatus() {
        return status;
    }

    public Technique getTechnique() {
        return technique;
    }

    public String getSedationProtocolCode() {
        return sedationProtocolCode;
    }

    public @Nullable String getNote() {
        return note;
    }

    public @Nullable String getOverrideReason() {
        return overrideReason;
    }

    public @Nullable CancelReason getCancelReason() {
        return cancelReason;
    }

    public @Nullable String getCancelComment() {
        return cancelComment;
    }

    public @Nullable Boolean getCancelPreventable() {
        return cancelPreventable;
    }

    public @Nullable DetectedAt getCancelDetectedAt() {
        return cancelDetectedAt;
    }

    public @Nullable Instant getHoldExpiresAt() {
        return holdExpiresAt;
    }

    public @Nullable String getHeldByName() {
        return heldByName;
    }

    public @Nullable UUID getSeriesId() {
        return seriesId;
    }

    public @Nullable Integer getSeriesPart() {
        return seriesPart;
    }
}
