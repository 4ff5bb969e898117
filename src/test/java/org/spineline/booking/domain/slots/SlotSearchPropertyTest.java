package org.spineline.booking.domain.slots;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.spineline.kernel.time.TimeRange;

/** The search against an oracle that tries every minute of every combination, in worlds drawn from printed seeds. */
class SlotSearchPropertyTest {
    private static final int WORLDS = 2500;

    @Test
    void the_answer_is_that_of_the_oracle_in_every_world() {
        Map<NoSlotReason, Integer> reasons = new EnumMap<>(NoSlotReason.class);
        int slots = 0;
        for (long seed = 1; seed <= WORLDS; seed++) {
            RandomWorld drawn = new RandomWorld(seed);
            SlotIndex index = drawn.world.index();
            SlotAnswer answer = sameAnswer(seed, drawn.world, index, drawn.query());
            slots += answer.slots().size();
            answer.daysWithout().forEach(day -> reasons.merge(day.reason(), 1, Integer::sum));
        }
        assertThat(slots).as("worlds with slots are drawn").isGreaterThan(WORLDS);
        assertThat(reasons.keySet()).as("every reason is drawn").containsExactly(NoSlotReason.values());
        assertThat(reasons.values())
                .as("every reason is drawn often: %s", reasons)
                .allMatch(count -> count >= 10);
    }

    @Test
    void an_index_that_was_changed_answers_like_one_that_was_built_anew() {
        for (long seed = 1; seed <= 1000; seed++) {
            RandomWorld drawn = new RandomWorld(seed);
            SlotIndex index = drawn.world.index();
            for (int round = 0; round < 3; round++) {
                changeSomething(drawn, index);
                sameAnswer(seed, drawn.world, index, drawn.query());
            }
        }
    }

    @Test
    void the_comparison_notices_an_oracle_that_forgets_the_turnover() {
        int noticed = 0;
        for (long seed = 1; seed <= 300; seed++) {
            RandomWorld drawn = new RandomWorld(seed);
            SlotQuery query = drawn.query();
            SlotAnswer right = withoutWork(drawn.world.index().find(query));
            SlotAnswer forgetful = new SlotOracle(drawn.world, query.withTurnover(Duration.ZERO)).answer();
            noticed += right.equals(forgetful) ? 0 : 1;
        }
        assertThat(noticed).isGreaterThan(20);
    }

    private static SlotAnswer sameAnswer(long seed, SlotWorld world, SlotIndex index, SlotQuery query) {
        SlotAnswer answer = index.find(query);
        SlotAnswer expected = new SlotOracle(world, query).answer();
        assertThat(answer.slots())
                .as("slots, seed %d, zone %s, query %s", seed, world.zone, query)
                .isEqualTo(expected.slots());
        assertThat(answer.daysWithout())
                .as("days without, seed %d, zone %s, query %s", seed, world.zone, query)
                .isEqualTo(expected.daysWithout());
        return answer;
    }

    private static SlotAnswer withoutWork(SlotAnswer answer) {
        return new SlotAnswer(answer.slots(), answer.daysWithout(), 0);
    }

    private static void changeSomething(RandomWorld drawn, SlotIndex index) {
        List<UUID> all = List.copyOf(drawn.world.resources.keySet());
        index.change(change -> {
            for (int count = 1 + drawn.below(6); count > 0; count--) {
                UUID id = drawn.oneOf(all);
                SlotWorld.Described described = drawn.world.resource(id);
                if (drawn.chance(0.3)) {
                    replan(drawn, id, described, change);
                } else if (drawn.chance(0.5) && !described.booked.isEmpty()) {
                    change.release(id, described.booked.remove(drawn.below(described.booked.size())));
                } else {
                    TimeRange range = drawn.range(drawn.day(), 5, 200, 5);
                    if (drawn.book(described, range)) {
                        change.take(id, range);
                    }
                }
            }
        });
    }

    /** A new plan for one day: what is described for the resource outside that day stays, cut at midnight. */
    private static void replan(RandomWorld drawn, UUID id, SlotWorld.Described described, SlotIndex.Change change) {
        LocalDate day = drawn.day();
        if (!drawn.world.start(day).isBefore(drawn.world.start(day.plusDays(1)))) {
            return;
        }
        TimeRange whole = new TimeRange(drawn.world.start(day), drawn.world.start(day.plusDays(1)));
        if (described.hours == null) {
            described.hours = new ArrayList<>();
            described.hours.add(new TimeRange(
                    drawn.world.start(drawn.world.first),
                    drawn.world.start(drawn.world.first.plusDays(drawn.world.days))));
        }
        cut(described.hours, whole);
        cut(described.unavailable, whole);
        cut(described.booked, whole);
        List<Block> blocks = new ArrayList<>();
        for (Block block : described.blocks) {
            List<TimeRange> parts = new ArrayList<>(List.of(block.when()));
            cut(parts, whole);
            parts.forEach(part -> blocks.add(new Block(part, block.owner(), block.releasesAt())));
        }
        described.blocks.clear();
        described.blocks.addAll(blocks);
        List<TimeRange> hours = drawn.chance(0.3) ? null : inside(whole, drawn.range(day, 100, 900, 5));
        List<TimeRange> away = drawn.chance(0.7) ? List.of() : inside(whole, drawn.range(day, 30, 200, 1));
        List<TimeRange> booked = drawn.chance(0.5) ? List.of() : inside(whole, drawn.range(day, 30, 200, 5));
        Block fresh = drawn.block();
        List<Block> given = inside(whole, fresh.when()).stream()
                .map(part -> new Block(part, fresh.owner(), fresh.releasesAt()))
                .toList();
        described.hours.addAll(hours == null ? List.of(whole) : hours);
        described.unavailable.addAll(away);
        described.booked.addAll(booked);
        described.blocks.addAll(given);
        change.replan(id, day, new DayPlan(hours, away, booked, given));
    }

    private static List<TimeRange> inside(TimeRange whole, TimeRange range) {
        if (!range.overlaps(whole)) {
            return List.of();
        }
        return List.of(new TimeRange(
                range.start().isBefore(whole.start()) ? whole.start() : range.start(),
                range.end().isAfter(whole.end()) ? whole.end() : range.end()));
    }

    private static void cut(List<TimeRange> ranges, TimeRange away) {
        List<TimeRange> rest = new ArrayList<>();
        for (Iterator<TimeRange> each = ranges.iterator(); each.hasNext(); ) {
            TimeRange range = each.next();
            if (range.overlaps(away)) {
                each.remove();
                if (range.start().isBefore(away.start())) {
                    rest.add(new TimeRange(range.start(), away.start()));
                }
                if (range.end().isAfter(away.end())) {
                    rest.add(new TimeRange(away.end(), range.end()));
                }
            }
        }
        ranges.addAll(rest);
    }
}
