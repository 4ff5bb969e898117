package org.spineline.booking.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineline.booking.application.AbsenceRequests.RefusedEntry;
import org.spineline.booking.application.HolidayFile.Content;
import org.spineline.booking.application.HolidayFile.Day;
import org.spineline.kernel.problem.RuleViolationException;

class ICalHolidaysTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 23);
    private static final LocalDate LAST = LocalDate.of(2029, 11, 23);

    private final ICalHolidays holidays = new ICalHolidays();

    @Test
    void a_whole_day_is_a_holiday() {
        assertThat(read(event("DTSTART;VALUE=DATE:20261225", "SUMMARY:Christmas Day"))
                        .days())
                .containsExactly(new Day(LocalDate.of(2026, 12, 25), "Christmas Day"));
    }

    @Test
    void the_end_of_a_whole_day_is_the_next_day() {
        assertThat(dates("DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227"))
                .containsExactly("2026-12-24", "2026-12-25", "2026-12-26");
        assertThat(dates("DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261224"))
                .containsExactly("2026-12-24");
    }

    @Test
    void what_comes_every_year_is_written_out_for_the_years_ahead() {
        assertThat(dates("DTSTART;VALUE=DATE:20100704", "RRULE:FREQ=YEARLY"))
                .containsExactly("2027-07-04", "2028-07-04", "2029-07-04");
    }

    @Test
    void the_fourth_thursday_is_found_every_year() {
        assertThat(dates("DTSTART;VALUE=DATE:20201126", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"))
                .containsExactly("2026-11-26", "2027-11-25", "2028-11-23", "2029-11-22");
    }

    @Test
    void the_last_monday_of_may_is_found_every_year() {
        assertThat(dates("DTSTART;VALUE=DATE:20200525", "RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO"))
                .containsExactly("2027-05-31", "2028-05-29", "2029-05-28");
    }

    @Test
    void a_yearly_leap_day_comes_in_leap_years_only() {
        assertThat(dates("DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY")).containsExactly("2028-02-29");
    }

    @Test
    void repetition_ends_where_the_file_says() {
        assertThat(dates("DTSTART;VALUE=DATE:20250704", "RRULE:FREQ=YEARLY;UNTIL=20280101"))
                .containsExactly("2027-07-04");
        assertThat(dates("DTSTART;VALUE=DATE:20250704", "RRULE:FREQ=YEARLY;COUNT=4"))
                .containsExactly("2027-07-04", "2028-07-04");
        assertThat(dates("DTSTART;VALUE=DATE:20250704", "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20280704"))
                .containsExactly("2027-07-04", "2029-07-04");
    }

    @Test
    void days_that_are_over_or_far_ahead_are_counted_only() {
        Content content = read(event("DTSTART;VALUE=DATE:20251225", "SUMMARY:Last year")
                + event("DTSTART;VALUE=DATE:20401225", "SUMMARY:Far ahead"));

        assertThat(content.days()).isEmpty();
        assertThat(content.outside()).isEqualTo(2);
        assertThat(content.refused()).isEmpty();
    }

    @Test
    void what_is_no_holiday_is_named_with_its_line_and_the_others_are_taken() {
        Content content = read(event("DTSTART:20261225T090000Z", "SUMMARY:A meeting")
                + event("DTSTART;VALUE=DATE:20261226", "RRULE:FREQ=DAILY", "SUMMARY:Every day")
                + event("DTSTART;VALUE=DATE:20261227", "STATUS:CANCELLED", "SUMMARY:Not any more")
                + event("DTSTART;VALUE=DATE:20261228")
                + event("DTSTART;VALUE=DATE:20261229", "DTEND;VALUE=DATE:20261228", "SUMMARY:Backwards")
                + event("DTSTART;VALUE=DATE:20261229", "DTEND;VALUE=DATE:20270228", "SUMMARY:Winter")
                + event("SUMMARY:Some day")
                + event("DTSTART;VALUE=DATE:20261231", "SUMMARY:New Year's Eve"));

        assertThat(content.days()).extracting(Day::name).containsExactly("New Year's Eve");
        assertThat(content.refused()).extracting(RefusedEntry::line).containsExactly(4, 9, 15, 21, 25, 31, 37);
        assertThat(content.refused())
                .extracting(RefusedEntry::reason)
                .containsExactly(
                        "This event is not a whole day.",
                        "This event repeats in another way than once a year.",
                        "This event is cancelled.",
                        "This event has no name.",
                        "This event ends before it starts.",
                        "This event is longer than 14 days.",
                        "This event does not say when it is.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "BEGIN:VCALENDAR",
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\n",
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
                "BEGIN:VCALENDAR\r\nthis is no property\r\nEND:VCALENDAR\r\n",
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\nEND:VEVENT\r\n",
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VTODO\r\n"
            })
    void a_file_that_is_no_calendar_or_broken_is_refused_whole(String text) {
        assertThatExceptionOfType(RuleViolationException.class)
                .isThrownBy(() -> holidays.read(text.getBytes(StandardCharsets.UTF_8), FIRST, LAST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART;VALUE=DATE:20261332",
                "DTSTART;VALUE=DATE:abc",
                "DTSTART;VALUE=DATE:",
                "DTSTART:20261225",
                "DTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=SOMETIMES",
                "DTSTART;VALUE=DATE:20261225\r\nRRULE:BYDAY=MO",
                "DTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY;INTERVAL=0",
                "DTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY;INTERVAL=-1",
                "DTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY;INTERVAL=2147483647",
                "DTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY;BYMONTH=13",
                "DTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2",
                "DTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY;BYWEEKNO=99",
                "DTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY;COUNT=-5",
                "DTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY;UNTIL=never",
                "DTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY\r\nEXDATE:never",
                "DTSTART;VALUE=DATE:00010101\r\nRRULE:FREQ=YEARLY",
                "DTSTART;VALUE=DATE:20261225\r\nDTEND:20261226T000000Z",
                "DTSTART;TZID=Mars/Olympus:20261225T000000"
            })
    void a_strange_date_never_does_more_than_be_refused(String lines) {
        byte[] file = calendar(event(lines, "SUMMARY:Odd")).getBytes(StandardCharsets.UTF_8);
        try {
            assertThat(holidays.read(file, FIRST, LAST).days())
                    .allSatisfy(day -> assertThat(day.date()).isBetween(FIRST, LAST));
        } catch (RuleViolationException refused) {
            assertThat(refused.code()).isEqualTo("calendar-file-refused");
        }
    }

    @Test
    void a_file_that_is_too_large_or_nested_too_deeply_is_refused() {
        assertThatExceptionOfType(RuleViolationException.class)
                .isThrownBy(() -> holidays.read(new byte[(1 << 20) + 1], FIRST, LAST));
        String nested = "BEGIN:VEVENT\r\n".repeat(50_000);
        assertThatExceptionOfType(RuleViolationException.class)
                .isThrownBy(() -> holidays.read(calendar(nested).getBytes(StandardCharsets.UTF_8), FIRST, LAST));
    }

    @Test
    void names_are_cut_to_what_is_kept_and_hold_no_control_characters() {
        assertThat(read(event("DTSTART;VALUE=DATE:20261225", "SUMMARY:" + "x".repeat(300)))
                        .days())
                .first()
                .satisfies(day -> assertThat(day.name()).hasSize(120));
        assertThat(read(event("DTSTART;VALUE=DATE:20261225", "SUMMARY:Two\\nlines"))
                        .days())
                .extracting(Day::name)
                .containsExactly("Two lines");
    }

    @Test
    void the_holidays_of_the_demonstration_can_be_read() throws java.io.IOException {
        try (java.io.InputStream file = getClass().getResourceAsStream("/demo/us-federal-holidays-2026-2027.ics")) {
            Content content = holidays.read(
                    java.util.Objects.requireNonNull(file).readAllBytes(),
                    LocalDate.of(2026, 1, 1),
                    LocalDate.of(2027, 12, 31));
            assertThat(content.refused()).isEmpty();
            assertThat(content.outside()).isZero();
            assertThat(content.days()).hasSize(23);
        }
    }

    private List<String> dates(String... lines) {
        Content content = read(event(String.join("\r\n", lines), "SUMMARY:Holiday"));
        assertThat(content.refused()).isEmpty();
        return content.days().stream().map(day -> day.date().toString()).toList();
    }

    private Content read(String events) {
        return holidays.read(calendar(events).getBytes(StandardCharsets.UTF_8), FIRST, LAST);
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\r\nUID:"
                + Integer.toHexString(String.join("", lines).hashCode()) + "\r\n" + String.join("\r\n", lines)
                + "\r\nEND:VEVENT\r\n";
    }

    private static String calendar(String events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n" + events + "END:VCALENDAR\r\n";
    }
}
