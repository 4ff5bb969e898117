package org.spineline.booking.domain.slots;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.time.TimeRange;

/**
 * Who and what is free when, for a stretch of days of one facility.
 *
 * <p>Safe for any number of threads. A search works on the picture of the moment it began: what one {@link #change}
 * does becomes visible all together, so that no search sees a booking's room already taken and its operator still free.
 * Changes wait for each other; searches wait for nobody.
 *
 * <p>The index knows nothing beyond its days: turnover towards a booking on the day before its first or after its last
 * day is not seen. A caller that cares begins one day early.
 */
public final class SlotIndex {
    private final Horizon horizon;
    private volatile Snapshot snapshot;

    private SlotIndex(Horizon horizon, Snapshot snapshot) {
        this.horizon = horizon;
        this.snapshot = snapshot;
    }

    /**
     * @param days at least 1
     * @throws IllegalArgumentException if the number of days is not between one and ten years
     */
    public static Builder builder(ZoneId zone, LocalDate firstDay, int days) {
        return new Builder(new Horizon(zone, firstDay, days));
    }

    public LocalDate firstDay() {
        return horizon.date(0);
    }

    public LocalDate lastDay() {
        return horizon.date(horizon.days() - 1);
    }

    public boolean knows(UUID resource) {
        return snapshot.numbers.containsKey(resource);
    }

    /** @throws IllegalArgumentException if a candidate is not in the index */
    public SlotAnswer find(SlotQuery query) {
        return new Search(horizon, snapshot, query).run();
    }

    /**
     * Applies several changes as one.
     *
     * @throws IllegalArgumentException if a resource is not in the index; then nothing is changed
     */
    public synchronized void change(Consumer<Change> changes) {
        Change change = new Change(horizon, snapshot);
        changes.accept(change);
        snapshot = change.result();
    }

    /**
     * What the index would be after these changes, without changing it: for asking "what if". Costs what the changed
     * resources cost.
     */
    public SlotIndex supposing(Consumer<Change> changes) {
        Change change = new Change(horizon, snapshot);
        changes.accept(change);
        return new SlotIndex(horizon, change.result());
    }

    /** Bytes that the bits, the hours and the blocks take, headers of arrays included. */
    public long bytes() {
        long sum = horizon.bytes();
        for (ResourceCalendar calendar : snapshot.calendars) {
            sum += calendar.bytes() + Integer.BYTES;
        }
        return sum;
    }

    /** What a search sees. Never changed after it is published. */
    record Snapshot(Map<UUID, Integer> numbers, ResourceCalendar[] calendars) {
        ResourceCalendar calendar(UUID resource) {
            return calendars[number(resource)];
        }

        int number(UUID resource) {
            Integer number = numbers.get(resource);
            if (number == null) {
                throw new IllegalArgumentException("The index does not know the resource " + resource);
            }
            return number;
        }

        int owner(@Nullable UUID owner) {
            Integer number = owner == null ? null : numbers.get(owner);
            return number == null ? ResourceCalendar.NOBODY : number;
        }
    }

    /** Collects what is known before the first search. Ranges may reach over the edge of the index. */
    public static final class Builder {
        private final Horizon horizon;
        private final Map<UUID, Integer> numbers = new HashMap<>();
        private final List<ResourceCalendar.Draft> drafts = new ArrayList<>();
        private final Map<UUID, List<Block>> blocks = new HashMap<>();

        private Builder(Horizon horizon) {
            this.horizon = horizon;
        }

        /** A room, a person or a thing. Without hours it is always there. */
        public Builder resource(UUID id) {
            draft(id);
            return this;
        }

        /** The resource is there at these times only. */
        public Builder hours(UUID id, Collection<TimeRange> open) {
            draft(id).hours(open);
            return this;
        }

        /** Closure, leave, holiday. To be said after the hours. */
        public Builder unavailable(UUID id, TimeRange range) {
            draft(id).unavailable(range);
            return this;
        }

        public Builder booked(UUID id, TimeRange range) {
            draft(id).booked(range, true);
            return this;
        }

        public Builder block(UUID id, Block block) {
            draft(id);
            blocks.computeIfAbsent(id, none -> new ArrayList<>()).add(block);
            return this;
        }

        /** @throws IllegalArgumentException if there are more than 16,000 resources */
        public SlotIndex build() {
            if (drafts.size() >= ResourceCalendar.NOBODY) {
                throw new IllegalArgumentException("Too many resources for one index");
            }
            Snapshot empty = new Snapshot(Map.copyOf(numbers), new ResourceCalendar[0]);
            blocks.forEach((id, list) -> {
                ResourceCalendar.Draft draft = draft(id);
                list.forEach(block -> draft.block(block, empty.owner(block.owner())));
            });
            ResourceCalendar[] calendars =
                    drafts.stream().map(ResourceCalendar.Draft::freeze).toArray(ResourceCalendar[]::new);
            return new SlotIndex(horizon, new Snapshot(empty.numbers, calendars));
        }

        private ResourceCalendar.Draft draft(UUID id) {
            int number = numbers.computeIfAbsent(id, none -> {
                drafts.add(new ResourceCalendar.Draft(horizon));
                return drafts.size() - 1;
            });
            return drafts.get(number);
        }
    }

    /** Several changes that become visible together. */
    public static final class Change {
        private final Horizon horizon;
        private final Snapshot before;
        private final Map<Integer, ResourceCalendar.Draft> drafts = new HashMap<>();

        private Change(Horizon horizon, Snapshot before) {
            this.horizon = horizon;
            this.before = before;
        }

        /** The resource is booked at this time. */
        public Change take(UUID id, TimeRange range) {
            draft(id).booked(range, true);
            return this;
        }

        /** The resource is no longer booked at this time; hours and blocks stay. */
        public Change release(UUID id, TimeRange range) {
            draft(id).booked(range, false);
            return this;
        }

        /** Forgets what was known of the resource on that day. A day outside the index is passed over. */
        public Change replan(UUID id, LocalDate date, DayPlan plan) {
            ResourceCalendar.Draft draft = draft(id);
            int day = horizon.dayOf(date);
            if (day >= 0 && day < horizon.days()) {
                draft.replan(day, plan, block -> before.owner(block.owner()));
            }
            return this;
        }

        private ResourceCalendar.Draft draft(UUID id) {
            return drafts.computeIfAbsent(before.number(id), number -> before.calendars[number].draft(horizon));
        }

        private Snapshot result() {
            if (drafts.isEmpty()) {
                return before;
            }
            ResourceCalendar[] calendars = Arrays.copyOf(before.calendars, before.calendars.length);
            drafts.forEach((number, draft) -> calendars[number] = draft.freeze());
            return new Snapshot(before.numbers, calendars);
        }
    }
}
