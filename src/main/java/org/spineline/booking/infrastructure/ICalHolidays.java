package org.spineline.booking.infrastructure;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;
import net.fortuna.ical4j.model.property.ExDate;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.transform.recurrence.Frequency;
import org.spineline.booking.application.AbsenceRequests.RefusedEntry;
import org.spineline.booking.application.HolidayFile;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.RuleViolationException;

/**
 * Public holidays as authorities and calendar services publish them: RFC 5545, whole days, some of them repeated every
 * year.
 */
@org.springframework.stereotype.Component
class ICalHolidays implements HolidayFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_EVENTS = 2_000;
    private static final int MAX_REFUSED = 100;
    private static final int MAX_DEPTH = 10;
    private static final int LONGEST_DAYS = 14;
    private static final int NAME_LENGTH = 120;

    @Override
    public Content read(byte[] file, LocalDate first, LocalDate last) {
        if (file.length > MAX_BYTES) {
            throw refused("The file is larger than 1 MB. Give a calendar that holds public holidays only.");
        }
        String text = text(file);
        List<Integer> lines = linesOfEvents(text);
        List<VEvent> events = parsed(text).getComponents(Component.VEVENT);
        if (events.isEmpty()) {
            throw refused("There is no event in this calendar.");
        }
        if (events.size() > MAX_EVENTS) {
            throw refused("There are more than %d events. Give a calendar that holds public holidays only."
                    .formatted(MAX_EVENTS));
        }
        List<Day> days = new ArrayList<>();
        List<RefusedEntry> refused = new ArrayList<>();
        int outside = 0;
        for (int i = 0; i < events.size(); i++) {
            try {
                for (Day day : daysOf(events.get(i), first, last)) {
                    if (day.date().isBefore(first) || day.date().isAfter(last)) {
                        outside++;
                    } else {
                        days.add(day);
                    }
                }
            } catch (NoHolidayException reason) {
                if (refused.size() < MAX_REFUSED) {
                    refused.add(new RefusedEntry(i < lines.size() ? lines.get(i) : null, reason.sentence));
                }
            }
        }
        days.sort(Comparator.comparing(Day::date));
        return new Content(days, outside, refused);
    }

    private static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
            if (!withoutMark.stripLeading().toUpperCase(Locale.ROOT).startsWith("BEGIN:VCALENDAR")) {
                throw refused("This is no calendar file: it does not begin with BEGIN:VCALENDAR.");
            }
            return withoutMark.stripLeading();
        } catch (CharacterCodingException notText) {
            throw refused("This is no calendar file, or it is not encoded as UTF-8.");
        }
    }

    /** Where each event of the calendar begins. Deep nesting would exhaust the parser, so it is refused here. */
    private static List<Integer> linesOfEvents(String text) {
        List<Integer> found = new ArrayList<>();
        int depth = 0;
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            String word = line.strip().toUpperCase(Locale.ROOT);
            if (word.startsWith("BEGIN:")) {
                depth++;
                if (depth == 2 && word.equals("BEGIN:VEVENT")) {
                    found.add(number);
                }
                if (depth > MAX_DEPTH) {
                    throw refused("Line %d cannot be read: too many parts within each other.".formatted(number));
                }
            } else if (word.startsWith("END:")) {
                depth--;
            }
        }
        if (depth > 0) {
            throw refused("The file is cut off: its end is missing.");
        }
        return found;
    }

    private static Calendar parsed(String text) {
        try {
            return new CalendarBuilder().build(new StringReader(text));
        } catch (ParserException broken) {
            throw refused(
                    broken.getLineNo() > 0
                            ? "Line %d cannot be read.".formatted(broken.getLineNo())
                            : "The file cannot be read as a calendar.");
        } catch (IOException | IllegalArgumentException | DateTimeException broken) {
            throw refused("The file cannot be read as a calendar.");
        }
    }

    private static List<Day> daysOf(VEvent event, LocalDate first, LocalDate last) throws NoHolidayException {
        try {
            if (is(event, Property.STATUS, "CANCELLED")) {
                throw new NoHolidayException("This event is cancelled.");
            }
            if (event.getProperty(Property.RECURRENCE_ID).isPresent()) {
                throw new NoHolidayException("This event changes one date of another. Enter it as one of its own.");
            }
            if (event.getProperty(Property.RDATE).isPresent()) {
                throw new NoHolidayException("This event lists its dates. Enter each as an event of its own.");
            }
            LocalDate start = date(event, Property.DTSTART)
                    .orElseThrow(() -> new NoHolidayException("This event does not say when it is."));
            long length = date(event, Property.DTEND)
                    .map(end -> ChronoUnit.DAYS.between(start, end))
                    .orElse(1L);
            if (length < 1) {
                // Some programs write the same day as the end of a day.
                length = length == 0 ? 1 : refuse("This event ends before it starts.");
            }
            if (length > LONGEST_DAYS) {
                throw new NoHolidayException("This event is longer than %d days.".formatted(LONGEST_DAYS));
            }
            String name = name(event);
            List<Day> days = new ArrayList<>();
            for (LocalDate day : starts(event, start, first.minusDays(length), last)) {
                for (int i = 0; i < length; i++) {
                    days.add(new Day(day.plusDays(i), name));
                }
            }
            return days;
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException unreadable) {
            throw new NoHolidayException("The date of this event cannot be read.");
        }
    }

    private static List<LocalDate> starts(VEvent event, LocalDate start, LocalDate first, LocalDate last)
            throws NoHolidayException {
        List<RRule<LocalDate>> rules = event.getProperties(Property.RRULE);
        if (rules.isEmpty()) {
            return List.of(start);
        }
        Recur<LocalDate> rule = rules.get(0).getRecur();
        boolean plain = rules.size() == 1
                && rule.getFrequency() == Frequency.YEARLY
                && rule.getInterval() <= 100
                && rule.getHourList().isEmpty()
                && rule.getMinuteList().isEmpty()
                && rule.getSecondList().isEmpty();
        if (!plain) {
            throw new NoHolidayException("This event repeats in another way than once a year.");
        }
        Set<LocalDate> except = new HashSet<>();
        List<ExDate<Temporal>> exceptions = event.getProperties(Property.EXDATE);
        for (ExDate<Temporal> exception : exceptions) {
            exception.getDates().forEach(date -> except.add(LocalDate.from(date)));
        }
        // From its own beginning: a count of times counts those that are over.
        return rule.getDates(start, start.isBefore(first) ? start : first, last).stream()
                .filter(day -> !day.isBefore(first) && !except.contains(day))
                .toList();
    }

    private static Optional<LocalDate> date(VEvent event, String name) throws NoHolidayException {
        Optional<DateProperty<Temporal>> property = event.getProperty(name);
        if (property.isEmpty()) {
            return Optional.empty();
        }
        Temporal date = property.get().getDate();
        if (!(date instanceof LocalDate day)) {
            throw new NoHolidayException("This event is not a whole day.");
        }
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw new NoHolidayException("The date of this event cannot be read.");
        }
        return Optional.of(day);
    }

    private static String name(VEvent event) throws NoHolidayException {
        String name = event.getProperty(Property.SUMMARY)
                .map(Property::getValue)
                .map(text -> text.replaceAll("\\p{Cntrl}+", " ").strip())
                .orElse("");
        if (name.isEmpty()) {
            throw new NoHolidayException("This event has no name.");
        }
        if (name.length() <= NAME_LENGTH) {
            return name;
        }
        int end = NAME_LENGTH - 1;
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static boolean is(VEvent event, String property, String value) {
        return event.getProperty(property)
                .map(Property::getValue)
                .filter(value::equalsIgnoreCase)
                .isPresent();
    }

    private static long refuse(String sentence) throws NoHolidayException {
        throw new NoHolidayException(sentence);
    }

    private static RuleViolationException refused(String sentence) {
        return new RuleViolationException(
                "calendar-file-refused", sentence, List.of(new FieldError("#file", sentence)));
    }

    /** Why one event is left out; the others are taken all the same. */
    private static final class NoHolidayException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String sentence;

        NoHolidayException(String sentence) {
            super(sentence, null, false, false);
            this.sentence = sentence;
        }
    }
}
