package org.spineline.booking.domain.slots;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.time.TimeRange;

/**
 * One resource over all days of the index. Bookings have bits of their own: whoever cancels a booking outside the hours
 * must not open the hours, and who is away is not told from who is busy otherwise. Hours repeat from week to week, so
 * each different day is stored once. Never changed; changes are made on a {@link Draft}.
 */
final class ResourceCalendar {
    /** Owner of a block that nobody may use; every number of a resource is lower. */
    static final int NOBODY = (1 << 14) - 1;

    private static final long NEVER = (1L << 32) - 1;
    private static final int CELL_BITS = 9;
    private static final int CELL_MASK = (1 << CELL_BITS) - 1;

    /** Five words for each day. */
    final long[] booked;
    /** Five words for each different day: set where the resource is not there, or where the day has no such cell. */
    final long[] away;
    /** Where the words of a day begin in {@link #away}, divided by five. */
    final short[] awayOn;
    /** The blocks of each day, one word each; null if there is none at all. */
    private final long @Nullable [] @Nullable [] blocks;

    private ResourceCalendar(long[] booked, long[] away, short[] awayOn, long @Nullable [] @Nullable [] blocks) {
        this.booked = booked;
        this.away = away;
        this.awayOn = awayOn;
        this.blocks = blocks;
    }

    long @Nullable [] blocks(int day) {
        return blocks == null ? null : blocks[day];
    }

    static int from(long block) {
        return (int) block & CELL_MASK;
    }

    static int until(long block) {
        return (int) (block >>> CELL_BITS) & CELL_MASK;
    }

    static int owner(long block) {
        return (int) (block >>> 2 * CELL_BITS) & NOBODY;
    }

    /** @param minute of the epoch, rounded down */
    static boolean binds(long block, long minute) {
        return block >>> 32 > minute || block >>> 32 == NEVER;
    }

    Draft draft(Horizon horizon) {
        return new Draft(horizon, this);
    }

    long bytes() {
        long sum = 16 + 4 * 4 + 16 + 8L * booked.length + 16 + 8L * away.length + 16 + 2L * awayOn.length;
        if (blocks != null) {
            sum += 16 + 4L * blocks.length;
            for (long[] day : blocks) {
                sum += day == null ? 0 : 16 + 8L * day.length;
            }
        }
        return sum;
    }

    /** A resource being described or changed. */
    static final class Draft {
        private final Horizon horizon;
        private final long[] booked;
        /** Five words for each day; null while the hours are those of {@link #before}. */
        private long @Nullable [] away;

        private long @Nullable [] @Nullable [] blocks;
        private final @Nullable ResourceCalendar before;

        Draft(Horizon horizon) {
            this.horizon = horizon;
            booked = new long[horizon.days() * Cells.WORDS];
            away = new long[booked.length];
            before = null;
        }

        private Draft(Horizon horizon, ResourceCalendar before) {
            this.horizon = horizon;
            this.before = before;
            booked = before.booked.clone();
            blocks = before.blocks;
        }

        void hours(Collection<TimeRange> open) {
            long[] hours = away();
            Arrays.fill(hours, -1L);
            for (TimeRange range : open) {
                horizon.covered(range, (day, from, to) -> Cells.clear(hours, day * Cells.WORDS, from, to));
            }
        }

        void unavailable(TimeRange range) {
            horizon.touched(range, setIn(away()));
        }

        void booked(TimeRange range, boolean taken) {
            horizon.touched(
                    range, taken ? setIn(booked) : (day, from, to) -> Cells.clear(booked, day * Cells.WORDS, from, to));
        }

        void block(Block block, int owner) {
            horizon.touched(block.when(), blockIn(block, owner));
        }

        void replan(int day, DayPlan plan, ToIntFunction<Block> owners) {
            long[] hours = away();
            int at = day * Cells.WORDS;
            Arrays.fill(hours, at, at + Cells.WORDS, plan.hours() == null ? 0 : -1L);
            if (plan.hours() != null) {
                for (TimeRange range : plan.hours()) {
                    horizon.covered(day, range, (on, from, to) -> Cells.clear(hours, at, from, to));
                }
            }
            plan.unavailable().forEach(range -> horizon.touched(day, range, setIn(hours)));
            Arrays.fill(booked, at, at + Cells.WORDS, 0);
            plan.booked().forEach(range -> horizon.touched(day, range, setIn(booked)));
            if (blocks != null && blocks[day] != null) {
                blocks = blocks.clone();
                blocks[day] = null;
            }
            plan.blocks()
                    .forEach(block -> horizon.touched(day, block.when(), blockIn(block, owners.applyAsInt(block))));
        }

        ResourceCalendar freeze() {
            if (away == null && before != null) {
                return new ResourceCalendar(booked, before.away, before.awayOn, blocks);
            }
            long[] hours = away();
            long[] different = new long[Cells.WORDS];
            int count = 0;
            short[] on = new short[horizon.days()];
            for (int day = 0; day < on.length; day++) {
                Cells.set(hours, day * Cells.WORDS, horizon.cells(day), Cells.MOST);
                int known = find(different, count, hours, day * Cells.WORDS);
                if (known == count) {
                    different = Arrays.copyOf(different, (count + 1) * Cells.WORDS);
                    System.arraycopy(hours, day * Cells.WORDS, different, count * Cells.WORDS, Cells.WORDS);
                    count++;
                }
                on[day] = (short) known;
            }
            return new ResourceCalendar(booked, different, on, blocks);
        }

        private static int find(long[] days, int count, long[] hours, int at) {
            for (int day = 0; day < count; day++) {
                int from = day * Cells.WORDS;
                if (Arrays.equals(days, from, from + Cells.WORDS, hours, at, at + Cells.WORDS)) {
                    return day;
                }
            }
            return count;
        }

        private long[] away() {
            if (away == null) {
                away = new long[booked.length];
                if (before != null) {
                    for (int day = 0; day < horizon.days(); day++) {
                        int from = before.awayOn[day] * Cells.WORDS;
                        System.arraycopy(before.away, from, away, day * Cells.WORDS, Cells.WORDS);
                    }
                }
            }
            return away;
        }

        private static Horizon.DayCells setIn(long[] words) {
            return (day, from, to) -> Cells.set(words, day * Cells.WORDS, from, to);
        }

        private Horizon.DayCells blockIn(Block block, int owner) {
            long release = block.releasesAt() == null ? NEVER : releaseMinute(block.releasesAt());
            return (day, from, to) -> {
                long[][] changed = blocks == null ? new long[horizon.days()][] : blocks.clone();
                long[] others = changed[day] == null ? new long[0] : changed[day];
                long[] all = Arrays.copyOf(others, others.length + 1);
                all[others.length] = release << 32 | (long) owner << 2 * CELL_BITS | (long) to << CELL_BITS | from;
                changed[day] = all;
                blocks = changed;
            };
        }

        private static long releaseMinute(Instant moment) {
            long minute = -Math.floorDiv(-moment.getEpochSecond() - (moment.getNano() > 0 ? 1 : 0), 60L);
            return Math.max(0, Math.min(NEVER - 1, minute));
        }
    }
}
