package org.spineline.booking;

import java.util.List;
import org.spineline.kernel.time.TimeRange;

/** The bookings of a day, read by those who run it. */
public interface DayCases {
    /** Those that start within the window and stand or are over, by start; a fixed number of queries. */
    List<DayCase> casesIn(TimeRange day);

    /** Between two patients in one room. */
    int turnoverMinutes();
}
