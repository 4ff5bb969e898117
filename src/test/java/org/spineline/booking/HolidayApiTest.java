package org.spineline.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.SpinelineTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@SpinelineTest
class HolidayApiTest {
    private static final String YEARS = "/api/holidays?from=2026-01-01&to=2030-12-31";
    private static final String FILE =
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Test//EN
            BEGIN:VEVENT
            UID:1
            DTSTART;VALUE=DATE:20280704
            SUMMARY:Independence Day
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTART;VALUE=DATE:20280704
            SUMMARY:The same day
            END:VEVENT
            BEGIN:VEVENT
            UID:3
            DTSTART:20281225T090000Z
            SUMMARY:Service
            END:VEVENT
            BEGIN:VEVENT
            UID:4
            DTSTART;VALUE=DATE:20201225
            RRULE:FREQ=YEARLY;UNTIL=20271226
            SUMMARY:Christmas Day
            END:VEVENT
            END:VCALENDAR
            """;

    @Autowired
    private Api api;

    /** Holidays hold for every resource, those of other tests included. */
    @AfterEach
    void removeTheDays() {
        api.as(Role.ADMINISTRATOR).get(YEARS).body().forEach(holiday -> api.as(Role.ADMINISTRATOR)
                .delete("/api/holidays/" + holiday.path("date").asString(), "\"0\""));
    }

    @Test
    void a_file_is_taken_with_a_reason_for_what_is_left_out() {
        Answer taken = upload(FILE);

        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        assertThat(taken.body().path("added").asInt()).isEqualTo(3);
        assertThat(taken.body().path("known").asInt()).isEqualTo(1);
        assertThat(taken.body().path("outside").asInt()).isZero();
        assertThat(taken.body().at("/refused/0/line").asInt()).isEqualTo(14);
        assertThat(taken.body().at("/refused/0/reason").asString()).isEqualTo("This event is not a whole day.");
        JsonNode known = api.as(Role.NURSE).get(YEARS).body();
        assertThat(known.valueStream()
                        .map(day -> day.path("date").asString() + " "
                                + day.path("name").asString()))
                .containsExactly("2026-12-25 Christmas Day", "2027-12-25 Christmas Day", "2028-07-04 Independence Day");
    }

    @Test
    void the_same_file_twice_adds_nothing() {
        upload(FILE);
        Answer again = upload(FILE);

        assertThat(again.body().path("added").asInt()).isZero();
        assertThat(again.body().path("known").asInt()).isEqualTo(4);
        assertThat(api.as(Role.NURSE).get(YEARS).body().size()).isEqualTo(3);
    }

    @Test
    void a_broken_file_changes_nothing() {
        Answer refused = upload(FILE.substring(0, FILE.indexOf("END:VCALENDAR")));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problemCode()).isEqualTo("calendar-file-refused");
        assertThat(refused.pointers()).containsExactly("#file");
        assertThat(api.as(Role.NURSE).get(YEARS).body().isEmpty()).isTrue();
        assertThat(api.as(Role.ADMINISTRATOR)
                        .upload("/api/holidays", "photo.ics", new byte[] {(byte) 0xFF, (byte) 0xD8, 0})
                        .status())
                .isEqualTo(422);
    }

    @Test
    void one_day_is_taken_back() {
        upload(FILE);

        assertThat(api.as(Role.ADMINISTRATOR)
                        .delete("/api/holidays/2028-07-04", null)
                        .status())
                .isEqualTo(428);
        assertThat(api.as(Role.ADMINISTRATOR)
                        .delete("/api/holidays/2028-07-04", "\"0\"")
                        .status())
                .isEqualTo(204);
        assertThat(api.as(Role.ADMINISTRATOR)
                        .delete("/api/holidays/2028-07-04", "\"0\"")
                        .problemCode())
                .isEqualTo("holiday-not-found");
        assertThat(api.as(Role.NURSE).get(YEARS).body().size()).isEqualTo(2);
    }

    @Test
    void days_are_asked_for_over_five_years_at_most() {
        assertThat(api.as(Role.NURSE)
                        .get("/api/holidays?from=2026-01-01&to=2036-01-01")
                        .status())
                .isEqualTo(400);
        assertThat(api.as(Role.NURSE)
                        .get("/api/holidays?from=+999999-01-01&to=+999999-01-02")
                        .status())
                .isEqualTo(400);
    }

    private Answer upload(String file) {
        return api.as(Role.ADMINISTRATOR)
                .upload("/api/holidays", "holidays.ics", file.getBytes(StandardCharsets.UTF_8));
    }
}
