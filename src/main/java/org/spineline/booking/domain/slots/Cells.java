package org.spineline.booking.domain.slots;

import java.time.Duration;

/** Sets of the cells of one day: {@value #WORDS} words, because a day of 25 hours has 300 cells. */
final class Cells {
    static final int MINUTES = 5;
    static final int SECONDS = MINUTES * 60;
    static final int WORDS = 5;
    static final int MOST = WORDS * Long.SIZE;

    private Cells() {}

    /** Cells that a length takes, the last one perhaps in part. */
    static int of(Duration length) {
        return (int) -Math.floorDiv(-length.toNanos(), SECONDS * 1_000_000_000L);
    }

    /** Sets the cells from (inclusive) to (exclusive) of the set that begins at {@code at}. */
    static void set(long[] words, int at, int from, int to) {
        for (int word = from >> 6; word << 6 < to; word++) {
            words[at + word] |= within(word, from, to);
        }
    }

    static void clear(long[] words, int at, int from, int to) {
        for (int word = from >> 6; word << 6 < to; word++) {
            words[at + word] &= ~within(word, from, to);
        }
    }

    static boolean has(long[] words, int at, int cell) {
        return (words[at + (cell >> 6)] >>> cell & 1) != 0;
    }

    static boolean isEmpty(long[] words, int at) {
        return (words[at] | words[at + 1] | words[at + 2] | words[at + 3] | words[at + 4]) == 0;
    }

    /** @return the first member at or after {@code from}, or -1 */
    static int next(long[] words, int at, int from) {
        if (from >= MOST) {
            return -1;
        }
        int word = from >> 6;
        long rest = words[at + word] & -1L << from;
        while (rest == 0) {
            if (++word == WORDS) {
                return -1;
            }
            rest = words[at + word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }

    /** @return the last member, or -1 */
    static int last(long[] words, int at) {
        for (int word = WORDS - 1; word >= 0; word--) {
            if (words[at + word] != 0) {
                return (word << 6) + Long.SIZE - 1 - Long.numberOfLeadingZeros(words[at + word]);
            }
        }
        return -1;
    }

    /** Keeps those members at which a run of {@code length} members begins. */
    static void keepRuns(long[] words, int at, int length) {
        long w0 = words[at];
        long w1 = words[at + 1];
        long w2 = words[at + 2];
        long w3 = words[at + 3];
        long w4 = words[at + 4];
        for (int have = 1; have < length; ) {
            int by = step(have, length);
            int carry = Long.SIZE - by;
            w0 &= w0 >>> by | w1 << carry;
            w1 &= w1 >>> by | w2 << carry;
            w2 &= w2 >>> by | w3 << carry;
            w3 &= w3 >>> by | w4 << carry;
            w4 &= w4 >>> by;
            have += by;
        }
        words[at] = w0;
        words[at + 1] = w1;
        words[at + 2] = w2;
        words[at + 3] = w3;
        words[at + 4] = w4;
    }

    /** The widest next shift: what {@code have} shifts of one would do takes log2 steps; a shift stays below a word. */
    static int step(int have, int length) {
        return Math.min(Math.min(have, length - have), Long.SIZE - 1);
    }

    private static long within(int word, int from, int to) {
        int base = word << 6;
        long mask = -1L;
        if (from > base) {
            mask &= -1L << (from - base);
        }
        if (to < base + Long.SIZE) {
            mask &= -1L >>> (base + Long.SIZE - to);
        }
        return mask;
    }
}
