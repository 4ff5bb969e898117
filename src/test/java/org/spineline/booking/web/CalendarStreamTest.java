package org.spineline.booking.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.BookingDesk;
import org.spineline.support.SpinelineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

/** An open calendar hears of changes; {@code listen} is called as the scheduler would. */
@SpinelineTest
class CalendarStreamTest {
    private static final Instant NINE = Instant.parse("2027-01-12T14:00:00Z");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Api api;

    @Autowired
    private CalendarStream stream;

    @Test
    void an_open_calendar_hears_of_a_booking_once_and_learns_nothing_of_the_patient() throws Exception {
        BookingDesk desk = new BookingDesk(api);
        UUID episode = desk.acceptedEpisode(desk.patient("Secretname", "Sue"));
        BookingDesk.Place place = desk.newPlace();
        MockHttpServletResponse calendar = openCalendar();

        UUID booking = BookingDesk.id(desk.book(episode, place, NINE, 30));
        stream.listen();
        stream.listen();

        String heard = calendar.getContentAsString();
        assertThat(heard.split("\"" + booking + "\"", -1)).as(heard).hasSize(2);
        assertThat(heard)
                .contains("event:change")
                .contains("2027-01-12")
                .contains("BOOKED")
                .doesNotContain("Secretname");
    }

    @Test
    void what_happened_before_the_calendar_was_opened_is_not_told() throws Exception {
        BookingDesk desk = new BookingDesk(api);
        UUID booking = BookingDesk.id(desk.book(desk.acceptedEpisode(), desk.newPlace(), NINE, 30));
        MockHttpServletResponse calendar = openCalendar();

        stream.listen();

        assertThat(calendar.getContentAsString()).doesNotContain(booking.toString());
    }

    private MockHttpServletResponse openCalendar() throws Exception {
        MvcResult opened = mvc.perform(get("/api/bookings/events").with(user(Api.userOf(Role.NURSE))))
                .andReturn();
        assertThat(opened.getRequest().isAsyncStarted()).isTrue();
        assertThat(opened.getResponse().getContentType()).startsWith("text/event-stream");
        return opened.getResponse();
    }
}
