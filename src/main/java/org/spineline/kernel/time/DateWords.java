package org.spineline.kernel.time;

import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Dates as the clinic's sentences say them: no order of numbers to mistake. */
public final class DateWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private DateWords() {}

    /** @return such as "2 Nov 2026" */
    public static String day(TemporalAccessor date) {
        return DAY.format(date);
    }
}
