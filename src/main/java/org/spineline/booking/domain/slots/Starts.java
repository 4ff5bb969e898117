package org.spineline.booking.domain.slots;

/**
 * At which cells of a day a slot may start, as far as one resource is concerned. This is the inner loop of every search:
 * it works on ten words at a time and allocates nothing.
 */
final class Starts {
    private final Horizon horizon;
    private final int length;
    /** What is still wanted on the day at hand; the starts of a resource are only worked out within it. */
    final long[] live = new long[Cells.WORDS];

    private final long[] edge = new long[Cells.WORDS];
    /** Where the turnover reaches into the next day; on a very short day that is looked up each time. */
    private long dusk3;

    private long dusk4;
    private boolean shortDay;
    private int looked;

    /** @param length of the slot, in cells */
    Starts(Horizon horizon, int length) {
        this.horizon = horizon;
        this.length = length;
    }

    /** To be said before the first room of a day. */
    void begin(int day, int turnover) {
        int dusk = horizon.cells(day) - turnover;
        shortDay = dusk < 3 * Long.SIZE;
        dusk3 = dusk < 4 * Long.SIZE ? -1L << dusk : 0;
        dusk4 = dusk < 4 * Long.SIZE ? -1L : -1L << dusk;
    }

    /** How many days of resources were looked at. */
    int looked() {
        return looked;
    }

    /**
     * Live starts at which the resource is there and not booked.
     *
     * @param turnover the number given to {@link #begin}, or 0; cells before and after the slot that are free of other bookings
     * @param into set at {@code at} to the starts
     * @return whether there is any
     */
    boolean free(ResourceCalendar calendar, int day, int turnover, long[] into, int at) {
        looked++;
        long[] booked = calendar.booked;
        long[] away = calendar.away;
        int b = day * Cells.WORDS;
        int a = calendar.awayOn[day] * Cells.WORDS;
        long b0 = booked[b];
        long b1 = booked[b + 1];
        long b2 = booked[b + 2];
        long b3 = booked[b + 3];
        long b4 = booked[b + 4];
        long f0 = ~(b0 | away[a]);
        long f1 = ~(b1 | away[a + 1]);
        long f2 = ~(b2 | away[a + 2]);
        long f3 = ~(b3 | away[a + 3]);
        long f4 = ~(b4 | away[a + 4]);
        long l0 = live[0];
        long l1 = live[1];
        long l2 = live[2];
        long l3 = live[3];
        long l4 = live[4];
        if ((f0 & l0 | f1 & l1 | f2 & l2 | f3 & l3 | f4 & l4) == 0) {
            return nothing(into, at);
        }
        if (turnover > 0) {
            if ((b0 | b1 | b2 | b3 | b4) != 0) {
                int width = turnover + 1;
                for (int have = 1; have < width; ) {
                    int by = Cells.step(have, width);
                    int carry = Long.SIZE - by;
                    b4 |= b4 << by | b3 >>> carry;
                    b3 |= b3 << by | b2 >>> carry;
                    b2 |= b2 << by | b1 >>> carry;
                    b1 |= b1 << by | b0 >>> carry;
                    b0 |= b0 << by;
                    have += by;
                }
                for (int have = 1; have < width; ) {
                    int by = Cells.step(have, width);
                    int carry = Long.SIZE - by;
                    b0 |= b0 >>> by | b1 << carry;
                    b1 |= b1 >>> by | b2 << carry;
                    b2 |= b2 >>> by | b3 << carry;
                    b3 |= b3 >>> by | b4 << carry;
                    b4 |= b4 >>> by;
                    have += by;
                }
                f0 &= ~b0;
                f1 &= ~b1;
                f2 &= ~b2;
                f3 &= ~b3;
                f4 &= ~b4;
            }
            long dawn = (1L << turnover) - 1;
            if ((f0 & dawn | f3 & dusk3 | f4 & dusk4) != 0 || shortDay) {
                edge[0] = f0;
                edge[1] = f1;
                edge[2] = f2;
                edge[3] = f3;
                edge[4] = f4;
                keepFromNeighbours(booked, day, turnover);
                f0 = edge[0];
                f1 = edge[1];
                f2 = edge[2];
                f3 = edge[3];
                f4 = edge[4];
            }
        }
        for (int have = 1; have < length; ) {
            if ((f0 & l0 | f1 & l1 | f2 & l2 | f3 & l3 | f4 & l4) == 0) {
                return nothing(into, at);
            }
            int by = Cells.step(have, length);
            int carry = Long.SIZE - by;
            f0 &= f0 >>> by | f1 << carry;
            f1 &= f1 >>> by | f2 << carry;
            f2 &= f2 >>> by | f3 << carry;
            f3 &= f3 >>> by | f4 << carry;
            f4 &= f4 >>> by;
            have += by;
        }
        into[at] = f0 &= l0;
        into[at + 1] = f1 &= l1;
        into[at + 2] = f2 &= l2;
        into[at + 3] = f3 &= l3;
        into[at + 4] = f4 &= l4;
        return (f0 | f1 | f2 | f3 | f4) != 0;
    }

    /** Whether the resource is there for a whole slot at a live start, booked or not. */
    boolean present(ResourceCalendar calendar, int day) {
        int a = calendar.awayOn[day] * Cells.WORDS;
        for (int word = 0; word < Cells.WORDS; word++) {
            edge[word] = ~calendar.away[a + word];
        }
        Cells.keepRuns(edge, 0, length);
        long any = 0;
        for (int word = 0; word < Cells.WORDS; word++) {
            any |= edge[word] & live[word];
        }
        return any != 0;
    }

    /** Bookings on the days before and after keep their turnover as well. */
    private void keepFromNeighbours(long[] booked, int day, int turnover) {
        int before = day - 1;
        while (before >= 0 && horizon.cells(before) == 0) {
            before--;
        }
        if (before >= 0) {
            int last = Cells.last(booked, before * Cells.WORDS);
            int away = horizon.cells(before) - last;
            if (last >= 0 && away <= turnover) {
                Cells.clear(edge, 0, 0, turnover - away + 1);
            }
        }
        int after = day + 1;
        while (after < horizon.days() && horizon.cells(after) == 0) {
            after++;
        }
        if (after < horizon.days()) {
            int first = Cells.next(booked, after * Cells.WORDS, 0);
            if (first >= 0 && first < turnover) {
                Cells.clear(edge, 0, Math.max(0, horizon.cells(day) + first - turnover), Cells.MOST);
            }
        }
    }

    private static boolean nothing(long[] into, int at) {
        into[at] = 0;
        into[at + 1] = 0;
        into[at + 2] = 0;
        into[at + 3] = 0;
        into[at + 4] = 0;
        return false;
    }
}
