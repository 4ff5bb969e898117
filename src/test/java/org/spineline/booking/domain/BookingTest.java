package org.spineline.booking.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.spineline.booking.BookingStatus.ARRIVED;
import static org.spineline.booking.BookingStatus.BOOKED;
import static org.spineline.booking.BookingStatus.CANCELLED;
import static org.spineline.booking.BookingStatus.COMPLETED;
import static org.spineline.booking.BookingStatus.CONFIRMED;
import static org.spineline.booking.BookingStatus.HELD;
import static org.spineline.booking.BookingStatus.IN_ROOM;
import static org.spineline.booking.BookingStatus.LAPSED;
import static org.spineline.booking.BookingStatus.NO_SHOW;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.CancelReason;
import org.spineline.booking.DetectedAt;
import org.spineline.booking.ResourceKind;
import org.spineline.episode.Technique;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.time.TimeRange;

class BookingTest {
    private static final TimeRange MORNING =
            TimeRange.of(Instant.parse("2026-12-01T14:00:00Z"), Duration.ofMinutes(60));
    private static final TimeRange NOON = TimeRange.of(Instant.parse("2026-12-01T17:00:00Z"), Duration.ofMinutes(45));
    private static final Set<Allocation> ROOM = Set.of(new Allocation(UUID.randomUUID(), ResourceKind.ROOM));
    private static final Set<Allocation> OTHER_ROOM = Set.of(new Allocation(UUID.randomUUID(), ResourceKind.ROOM));

    private static final Map<BookingStatus, Set<BookingStatus>> ALLOWED = Map.of(
            HELD, Set.of(BOOKED, LAPSED),
            LAPSED, Set.of(),
            BOOKED, Set.of(CONFIRMED, ARRIVED, CANCELLED, NO_SHOW),
            CONFIRMED, Set.of(ARRIVED, CANCELLED, NO_SHOW),
            ARRIVED, Set.of(IN_ROOM, CANCELLED),
            IN_ROOM, Set.of(COMPLETED, CANCELLED),
            COMPLETED, Set.of(),
            CANCELLED, Set.of(),
            NO_SHOW, Set.of());

    /** The way to each status that a booking can be in, from the hold. */
    private static final Map<BookingStatus, List<BookingStatus>> WAY = Map.of(
            HELD, List.of(),
            LAPSED, List.of(LAPSED),
            BOOKED, List.of(BOOKED),
            CONFIRMED, List.of(BOOKED, CONFIRMED),
            ARRIVED, List.of(BOOKED, CONFIRMED, ARRIVED),
            IN_ROOM, List.of(BOOKED, ARRIVED, IN_ROOM),
            COMPLETED, List.of(BOOKED, ARRIVED, IN_ROOM, COMPLETED),
            CANCELLED, List.of(BOOKED, CANCELLED),
            NO_SHOW, List.of(BOOKED, NO_SHOW));

    @TestFactory
    Stream<DynamicTest> a_status_is_followed_only_by_what_may_follow() {
        return pairs(ALLOWED.keySet())
                .map(pair -> DynamicTest.dynamicTest(
                        pair.toString(), () -> assertThat(pair.from().mayBecome(pair.to()))
                                .isEqualTo(ALLOWED.get(pair.from()).contains(pair.to()))));
    }

    @TestFactory
    Stream<DynamicTest> a_booking_takes_allowed_steps_and_stays_as_it_was_after_a_refused_one() {
        return pairs(WAY.keySet())
                .map(pair -> DynamicTest.dynamicTest(pair.toString(), () -> {
                    Booking booking = bookingThatIs(pair.from());
                    if (ALLOWED.get(pair.from()).contains(pair.to())) {
                        booking.progressed(pair.to());
                        assertThat(booking.getStatus()).isEqualTo(pair.to());
                    } else {
                        assertThatExceptionOfType(ConflictException.class)
                                .isThrownBy(() -> booking.progressed(pair.to()))
                                .satisfies(
                                        refused -> assertThat(refused.code()).isEqualTo("booking-transition-refused"));
                        assertThat(booking.getStatus()).isEqualTo(pair.from());
                    }
                }));
    }

    @Test
    void every_status_has_its_row_in_the_table() {
        assertThat(ALLOWED).containsOnlyKeys(BookingStatus.values());
        assertThat(WAY).containsOnlyKeys(BookingStatus.values());
    }

    @Test
    void only_lapsed_holds_and_cancelled_and_missed_bookings_give_their_time_back() {
        assertThat(Arrays.stream(BookingStatus.values()).filter(status -> !status.occupies()))
                .containsExactlyInAnyOrder(LAPSED, CANCELLED, NO_SHOW);
    }

    @TestFactory
    Stream<DynamicTest> a_booking_is_moved_only_until_the_patient_is_there() {
        return WAY.keySet().stream()
                .map(status -> DynamicTest.dynamicTest(status.name(), () -> {
                    Booking booking = bookingThatIs(status);
                    if (Set.of(BOOKED, CONFIRMED).contains(status)) {
                        booking.moved(NOON, OTHER_ROOM, null);
                        assertThat(booking.when()).isEqualTo(NOON);
                        assertThat(booking.getAllocations()).containsExactlyElementsOf(OTHER_ROOM);
                        assertThat(booking.getStatus()).isEqualTo(BOOKED);
                    } else {
                        assertThatExceptionOfType(ConflictException.class)
                                .isThrownBy(() -> booking.moved(NOON, OTHER_ROOM, null))
                                .satisfies(refused -> assertThat(refused.code()).isEqualTo("booking-not-movable"));
                        assertThat(booking.when()).isEqualTo(MORNING);
                        assertThat(booking.getAllocations()).containsExactlyElementsOf(ROOM);
                        assertThat(booking.getStatus()).isEqualTo(status);
                    }
                }));
    }

    @Test
    void another_room_at_the_same_time_keeps_the_confirmation() {
        Booking booking = bookingThatIs(CONFIRMED);

        booking.moved(MORNING, OTHER_ROOM, null);

        assertThat(booking.getStatus()).isEqualTo(CONFIRMED);
    }

    @Test
    void a_move_that_is_undone_finds_its_confirmation_again() {
        Booking booking = bookingThatIs(CONFIRMED);

        booking.moved(NOON, OTHER_ROOM, null);
        assertThat(booking.getStatus())
                .as("nobody asked the patient about noon")
                .isEqualTo(BOOKED);
        booking.moved(MORNING, ROOM, null);

        assertThat(booking.getStatus()).isEqualTo(CONFIRMED);
    }

    @TestFactory
    Stream<DynamicTest> a_signed_note_completes_whatever_was_not_called_off() {
        return WAY.keySet().stream()
                .map(status -> DynamicTest.dynamicTest(status.name(), () -> {
                    Booking booking = bookingThatIs(status);
                    if (Set.of(BOOKED, CONFIRMED, ARRIVED, IN_ROOM, COMPLETED).contains(status)) {
                        booking.completed();
                        assertThat(booking.getStatus()).isEqualTo(COMPLETED);
                    } else {
                        assertThatExceptionOfType(ConflictException.class).isThrownBy(booking::completed);
                        assertThat(booking.getStatus()).isEqualTo(status);
                    }
                }));
    }

    @Test
    void a_hold_holds_until_its_time_and_not_at_it() {
        Booking hold = bookingThatIs(HELD);
        Instant end = MORNING.start().minus(Duration.ofDays(1));

        assertThat(hold.isHeldUntilAfter(end.minusNanos(1000))).isTrue();
        assertThat(hold.isHeldUntilAfter(end)).isFalse();
        hold.lapsed();
        assertThat(hold.isHeldUntilAfter(end.minusSeconds(60))).isFalse();
    }

    @Test
    void a_hold_becomes_the_booking_that_was_asked_for_in_the_end() {
        Booking hold = bookingThatIs(HELD);

        hold.confirmHold(NOON, OTHER_ROOM, "Hearing aid", null, new Booking.Request("key", "hash"));

        assertThat(hold.getStatus()).isEqualTo(BOOKED);
        assertThat(hold.when()).isEqualTo(NOON);
        assertThat(hold.getAllocations()).containsExactlyElementsOf(OTHER_ROOM);
        assertThat(hold.getNote()).isEqualTo("Hearing aid");
        assertThat(hold.getHoldExpiresAt()).isNull();
    }

    @Test
    void a_cancellation_keeps_its_reason_and_a_missed_appointment_is_told_from_a_cancelled_one() {
        Booking called = bookingThatIs(BOOKED);
        called.cancelled(
                CancelReason.INR_HIGH,
                "INR 2.1",
                true,
                DetectedAt.values()[0],
                MORNING.start().minus(Duration.ofHours(30)));
        assertThat(called.getStatus()).isEqualTo(CANCELLED);
        assertThat(called.getCancelReason()).isEqualTo(CancelReason.INR_HIGH);
        assertThat(called.getCancelComment()).isEqualTo("INR 2.1");
        assertThat(called.getCancelPreventable()).isTrue();
        assertThat(called.cancelNoticeMinutes()).isEqualTo(30 * 60);

        Booking missed = bookingThatIs(CONFIRMED);
        missed.cancelled(CancelReason.NO_SHOW, null, null, null, MORNING.start().plus(Duration.ofMinutes(20)));
        assertThat(missed.getStatus()).isEqualTo(NO_SHOW);
        assertThat(missed.getCancelPreventable()).as("not recorded is not no").isNull();
        assertThat(missed.cancelNoticeMinutes()).as("after the start").isEqualTo(-20);
    }

    private static Booking bookingThatIs(BookingStatus status) {
        Booking booking = Booking.held(
                new Booking.Case(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        Technique.VERTEBROPLASTY,
                        List.of(VertebralLevel.L1),
                        "LOCAL"),
                MORNING,
                ROOM,
                MORNING.start().minus(Duration.ofDays(1)),
                "Ines Ibarra");
        WAY.get(status).forEach(booking::progressed);
        assertThat(booking.getStatus()).isEqualTo(status);
        return booking;
    }

    private static Stream<Pair> pairs(Set<BookingStatus> from) {
        return from.stream()
                .flatMap(one -> Arrays.stream(BookingStatus.values()).map(to -> new Pair(one, to)));
    }

    private record Pair(BookingStatus from, BookingStatus to) {}
}
