package org.spineline.booking.domain.slots;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;
import org.spineline.kernel.time.TimeRange;

/**
 * The days the index covers, in the zone of the facility. A day begins at its first local moment and has as many cells
 * as fit before the next one begins: 276, 288 or 300, other numbers in zones with other rules.
 */
final class Horizon {
    private static final long CELL = Cells.SECONDS;

    private final ZoneId zone;
    private final LocalDate first;
    private final LocalDate[] dates;
    private final long[] starts;
    private final boolean[] even;

    /** @throws IllegalArgumentException if there is no day, or one longer than a set of cells can hold */
    Horizon(ZoneId zone, LocalDate first, int days) {
        if (days < 1 || days > 3660) {
            throw new IllegalArgumentException("The index covers one day to ten years");
        }
        this.zone = zone;
        this.first = first;
        dates = new LocalDate[days];
        starts = new long[days + 1];
        even = new boolean[days];
        for (int day = 0; day <= days; day++) {
            starts[day] = first.plusDays(day).atStartOfDay(zone).toEpochSecond();
        }
        for (int day = 0; day < days; day++) {
            dates[day] = first.plusDays(day);
            if (cells(day) > Cells.MOST) {
                throw new IllegalArgumentException("The day %s is too long".formatted(dates[day]));
            }
            ZoneOffsetTransition change = zone.getRules().nextTransition(Instant.ofEpochSecond(starts[day] - 1));
            even[day] = change == null || change.toEpochSecond() >= starts[day + 1];
        }
    }

    int days() {
        return dates.length;
    }

    LocalDate date(int day) {
        return dates[day];
    }

    /** The number of a date; negative before the first day, at or above {@link #days} after the last. */
    int dayOf(LocalDate date) {
        return (int) Math.max(-1, Math.min(days(), ChronoUnit.DAYS.between(first, date)));
    }

    int cells(int day) {
        return (int) ((starts[day + 1] - starts[day]) / Cells.SECONDS);
    }

    Instant at(int day, int cell) {
        return Instant.ofEpochSecond(starts[day] + (long) cell * Cells.SECONDS);
    }

    /** The first cell of the day that does not begin before the moment; 0 and {@link #cells} at the edges. */
    int firstCellFrom(int day, Instant moment) {
        long seconds = moment.getEpochSecond() - starts[day] + (moment.getNano() > 0 ? 1 : 0);
        return (int) Math.max(0, Math.min(cells(day), ceilDivision(seconds, CELL)));
    }

    /** Each day of a range, with the cells it touches there: a cell touched in part is touched. */
    void touched(TimeRange range, DayCells use) {
        for (int day = firstDay(range); day < days() && starts[day] < end(range); day++) {
            touched(day, range, use);
        }
    }

    void touched(int day, TimeRange range, DayCells use) {
        long start = range.start().getEpochSecond() - starts[day];
        use(day, Math.floorDiv(start, CELL), ceilDivision(end(range) - starts[day], CELL), use);
    }

    /** Each day of a range, with the cells that lie in it from beginning to end. */
    void covered(TimeRange range, DayCells use) {
        for (int day = firstDay(range); day < days() && starts[day] < end(range); day++) {
            covered(day, range, use);
        }
    }

    void covered(int day, TimeRange range, DayCells use) {
        long end = range.end().getEpochSecond() - starts[day];
        use(day, ceilDivision(start(range) - starts[day], CELL), Math.floorDiv(end, CELL), use);
    }

    private void use(int day, long from, long until, DayCells use) {
        long first = Math.max(0, from);
        long end = Math.min(cells(day), until);
        if (first < end) {
            use.accept(day, (int) first, (int) end);
        }
    }

    private int firstDay(TimeRange range) {
        int found = Arrays.binarySearch(starts, range.start().getEpochSecond());
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    private static long start(TimeRange range) {
        return range.start().getEpochSecond() + (range.start().getNano() > 0 ? 1 : 0);
    }

    private static long end(TimeRange range) {
        return range.end().getEpochSecond() + (range.end().getNano() > 0 ? 1 : 0);
    }

    /** Adds the cells of the day that lie inside a part of it by the clock on the wall. */
    void setPart(int day, SlotQuery.PartOfDay part, long[] words) {
        int from = part.from().toSecondOfDay();
        int until =
                part.until().equals(LocalTime.MIDNIGHT) ? 86_400 : part.until().toSecondOfDay();
        int cells = cells(day);
        if (even[day]) {
            int firstCell = (int) ceilDivision(from, CELL);
            int end = Math.min(cells, until / Cells.SECONDS);
            if (firstCell < end) {
                Cells.set(words, 0, firstCell, end);
            }
            return;
        }
        for (int cell = 0; cell < cells; cell++) {
            int time = at(day, cell).atZone(zone).toLocalTime().toSecondOfDay();
            if (time >= from && time + Cells.SECONDS <= until) {
                Cells.set(words, 0, cell, cell + 1);
            }
        }
    }

    private static long ceilDivision(long seconds, long by) {
        return -Math.floorDiv(-seconds, by);
    }

    /** Bytes of the arrays, for the account of the memory. */
    long bytes() {
        return 16L + 4L * dates.length + 24L * dates.length + 16 + 8L * starts.length + 16 + even.length;
    }

    interface DayCells {
        void accept(int day, int from, int to);
    }
}
