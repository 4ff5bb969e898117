package org.spineline.benchmark;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.spineline.booking.domain.slots.Block;
import org.spineline.booking.domain.slots.Slot;
import org.spineline.booking.domain.slots.SlotQuery;
import org.spineline.kernel.time.TimeRange;

/**
 * The plain way: sorted intervals for each resource, every start tried in turn, candidates in their order. It answers
 * the slots only and gives no reasons, so it has less to do than the index.
 */
final class IntervalScan {
    private static final int CELL = 300;

    /** Sorted and disjoint. */
    private record Intervals(long[] starts, long[] ends) {
        static Intervals of(List<TimeRange> ranges) {
            List<TimeRange> sorted = ranges.stream()
                    .sorted(Comparator.comparing(TimeRange::start))
                    .toList();
            return new Intervals(
                    sorted.stream()
                            .mapToLong(range -> range.start().getEpochSecond())
                            .toArray(),
                    sorted.stream()
                            .mapToLong(range -> range.end().getEpochSecond())
                            .toArray());
        }

        boolean touch(long from, long until) {
            int first = firstEndingAfter(from);
            return first < starts.length && starts[first] < until;
        }

        boolean cover(long from, long until) {
            int first = firstEndingAfter(from);
            return first < starts.length && starts[first] <= from && ends[first] >= until;
        }

        int firstEndingAfter(long moment) {
            int low = 0;
            int high = ends.length;
            while (low < high) {
                int middle = low + high >>> 1;
                if (ends[middle] > moment) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }
    }

    private record Plan(Intervals hours, Intervals booked, List<Block> blocks) {}

    private final Map<UUID, Plan> plans = new HashMap<>();

    IntervalScan(Department department) {
        department.hours.forEach((id, hours) -> {
            List<TimeRange> ahead = department.booked.get(id).stream()
                    .filter(range -> range.end().isAfter(Department.NOW))
                    .toList();
            List<Block> blocks = department.blocks.getOrDefault(id, List.of());
            plans.put(id, new Plan(Intervals.of(hours), Intervals.of(ahead), blocks));
        });
    }

    /** The slots, without the number of combinations. */
    List<Slot> find(SlotQuery query) {
        List<Plan> rooms = query.rooms().stream().map(plans::get).toList();
        List<Plan> operators = query.operators().stream()
                .map(operator -> plans.get(operator.id()))
                .toList();
        List<Plan> providers =
                query.sedationProviders().stream().map(plans::get).toList();
        Intervals patient = Intervals.of(query.patientBusy());
        List<List<Block>> binding = rooms.stream()
                .map(plan -> plan.blocks.stream()
                        .filter(block ->
                                block.releasesAt() == null || block.releasesAt().isAfter(query.asOf()))
                        .toList())
                .toList();
        List<Intervals> kept = binding.stream()
                .map(blocks -> Intervals.of(blocks.stream().map(Block::when).toList()))
                .toList();
        List<Slot> slots = new ArrayList<>();
        long length = query.length().toSeconds();
        long turnover = query.turnover().toSeconds();
        for (LocalDate day = query.firstDay(); !day.isAfter(query.lastDay()); day = day.plusDays(1)) {
            if (!query.gate().test(day)) {
                continue;
            }
            long midnight = day.plusDays(1).atStartOfDay(Department.ZONE).toEpochSecond();
            long start = Math.max(
                    day.atStartOfDay(Department.ZONE).toEpochSecond(),
                    query.notBefore().getEpochSecond());
            for (; start + length <= midnight && slots.size() < query.limit(); start += CELL) {
                long end = start + length;
                if (patient.touch(start, end)) {
                    continue;
                }
                int[] free = new int[rooms.size()];
                int count = 0;
                for (int room = 0; room < free.length; room++) {
                    Plan plan = rooms.get(room);
                    if (plan.hours.cover(start, end) && !plan.booked.touch(start - turnover, end + turnover)) {
                        free[count++] = room;
                    }
                }
                if (count == 0) {
                    continue;
                }
                int provider = 0;
                while (provider < providers.size() && !isFree(providers.get(provider), start, end)) {
                    provider++;
                }
                if (provider == providers.size()) {
                    continue;
                }
                Slot slot = null;
                for (int operator = 0; operator < operators.size() && slot == null; operator++) {
                    SlotQuery.Operator asked = query.operators().get(operator);
                    if ((asked.lastValidDay() == null || !day.isAfter(asked.lastValidDay()))
                            && isFree(operators.get(operator), start, end)) {
                        for (int at = 0; at < count && slot == null; at++) {
                            UUID room = query.rooms().get(free[at]);
                            if ((asked.rooms() == null || asked.rooms().contains(room))
                                    && allows(kept.get(free[at]), binding.get(free[at]), asked.id(), start, end)) {
                                UUID unit = unit(query, room, start, end);
                                if (unit != null) {
                                    slot = new Slot(
                                            new TimeRange(Instant.ofEpochSecond(start), Instant.ofEpochSecond(end)),
                                            room,
                                            asked.id(),
                                            query.sedationProviders().get(provider),
                                            List.of(unit),
                                            0);
                                }
                            }
                        }
                    }
                }
                if (slot != null) {
                    slots.add(slot);
                }
            }
            if (slots.size() == query.limit()) {
                break;
            }
        }
        return slots;
    }

    private static boolean allows(Intervals kept, List<Block> blocks, UUID operator, long start, long end) {
        for (int at = kept.firstEndingAfter(start); at < kept.starts.length && kept.starts[at] < end; at++) {
            if (!operator.equals(blocks.get(at).owner())) {
                return false;
            }
        }
        return true;
    }

    private UUID unit(SlotQuery query, UUID room, long start, long end) {
        for (SlotQuery.Unit unit : query.equipment().get(0)) {
            if ((unit.room() == null || unit.room().equals(room)) && isFree(plans.get(unit.id()), start, end)) {
                return unit.id();
            }
        }
        return null;
    }

    private static boolean isFree(Plan plan, long start, long end) {
        return plan.hours.cover(start, end) && !plan.booked.touch(start, end);
    }
}
