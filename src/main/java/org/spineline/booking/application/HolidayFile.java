package org.spineline.booking.application;

import java.time.LocalDate;
import java.util.List;
import org.spineline.booking.application.AbsenceRequests.RefusedEntry;

/** Reads public holidays off a calendar file. */
public interface HolidayFile {
    /** One day off. */
    record Day(LocalDate date, String name) {}

    /**
     * @param days within the window, repeating ones included, by date; a date may come twice
     * @param outside days that lie outside the window
     * @param refused entries that are no public holiday
     */
    record Content(List<Day> days, int outside, List<RefusedEntry> refused) {}

    /**
     * @param first first day of the window
     * @param last last day of the window
     * @throws org.spineline.kernel.problem.RuleViolationException if it is no calendar at all, too large or cut off
     */
    Content read(byte[] file, LocalDate first, LocalDate last);
}
