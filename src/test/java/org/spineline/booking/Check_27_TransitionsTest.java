package org.spineline.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spineline.access.Permission;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.SpinelineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No role brings a booking to where it cannot go from where it is. The domain's own table is in BookingTest. */
@SpinelineTest
class Check_27_TransitionsTest {
    private static final Instant MONDAY = Instant.parse("2027-03-01T15:00:00Z");
    private static final Set<BookingStatus> BY_PROGRESS =
            Set.of(BookingStatus.CONFIRMED, BookingStatus.ARRIVED, BookingStatus.IN_ROOM);

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @EnumSource
    void Check_27_what_a_booking_may_not_become_is_refused_to_every_role(BookingStatus from) {
        BookingDesk desk = new BookingDesk(api);
        Answer booked = desk.book(
                desk.acceptedEpisode(), desk.newPlace(), MONDAY.plus(Duration.ofDays(7L * from.ordinal())), 60);
        UUID id = BookingDesk.id(booked);
        jdbc.sql(
                        "update booking set status = ?, cancel_reason = 'PATIENT_REQUEST', hold_expires_at = ends_at where id = ?")
                .params(from.name(), id)
                .update();

        for (Role role : Role.values()) {
            for (BookingStatus to : BY_PROGRESS) {
                if (!from.mayBecome(to)) {
                    Answer refused =
                            api.as(role).post("/api/bookings/" + id + "/progress", Map.of("status", to), booked.etag());
                    assertRefused(refused, role, Permission.BOOKING_PROGRESS, to);
                }
            }
            if (!from.mayBecome(BookingStatus.CANCELLED)) {
                Answer refused = api.as(role)
                        .post(
                                "/api/bookings/" + id + "/cancellation",
                                Map.of("reasonCode", "PATIENT_REQUEST"),
                                booked.etag());
                assertRefused(refused, role, Permission.BOOKING_SCHEDULE, BookingStatus.CANCELLED);
            }
        }

        assertThat(jdbc.sql("select status from booking where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo(from.name());
    }

    private static void assertRefused(Answer refused, Role role, Permission needed, BookingStatus to) {
        boolean permitted = role.permissions().contains(needed);
        assertThat(refused.status())
                .as("%s to %s: %s", role, to, refused.text())
                .isEqualTo(permitted ? 409 : 403);
        assertThat(refused.problemCode())
                .as("%s to %s", role, to)
                .isEqualTo(permitted ? "booking-transition-refused" : "not-permitted");
    }
}
