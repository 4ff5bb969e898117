package org.spineline.booking.domain.slots;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.spineline.kernel.time.TimeRange;

/**
 * Answers a query the slow and obvious way: every start, every minute, every combination. It shares no code with the
 * search but the records of question and answer.
 */
final class SlotOracle {
    private final SlotWorld world;
    private final SlotQuery query;
    private final int lengthMinutes;
    private final int turnoverMinutes;
    private final Instant origin;
    private final Map<UUID, boolean[]> away = new HashMap<>();
    private final Map<UUID, boolean[]> booked = new HashMap<>();
    private final boolean[] patient;

    SlotOracle(SlotWorld world, SlotQuery query) {
        this.world = world;
        this.query = query;
        lengthMinutes = roundedUp(query.length());
        turnoverMinutes = roundedUp(query.turnover());
        origin = world.start(world.first);
        int minutes = minute(world.start(world.first.plusDays(world.days)));
        world.resources.forEach((id, described) -> {
            boolean[] absent = new boolean[minutes];
            if (described.hours != null) {
                java.util.Arrays.fill(absent, true);
                described.hours.forEach(range -> mark(absent, range, false));
            }
            described.unavailable.forEach(range -> mark(absent, range, true));
            away.put(id, absent);
            boolean[] busy = new boolean[minutes];
            described.booked.forEach(range -> mark(busy, range, true));
            booked.put(id, busy);
        });
        patient = new boolean[minutes];
        query.patientBusy().forEach(range -> mark(patient, range, true));
    }

    /** The answer without the account of the work. */
    SlotAnswer answer() {
        List<Slot> slots = new ArrayList<>();
        List<DayWithoutSlot> without = new ArrayList<>();
        for (LocalDate day = world.first; day.isBefore(world.first.plusDays(world.days)); day = day.plusDays(1)) {
            if (day.isBefore(query.firstDay()) || day.isAfter(query.lastDay())) {
                continue;
            }
            if (slots.size() == query.limit()) {
                break;
            }
            if (!query.gate().test(day)) {
                without.add(new DayWithoutSlot(day, NoSlotReason.GATE, null));
                continue;
            }
            Verdict furthest = new Verdict(NoSlotReason.PART_OF_DAY, 0, null);
            int found = 0;
            Instant end = world.start(day.plusDays(1));
            for (Instant start = world.start(day);
                    !start.plusSeconds(lengthMinutes * 60L).isAfter(end);
                    start = start.plusSeconds(300)) {
                Verdict verdict = judge(day, start);
                if (verdict.slot != null) {
                    if (found < query.perDay() && slots.size() < query.limit()) {
                        slots.add(verdict.slot);
                    }
                    found++;
                } else if (verdict.reaches(furthest)) {
                    furthest = verdict;
                }
            }
            if (found == 0) {
                without.add(new DayWithoutSlot(day, furthest.reason, named(furthest)));
            }
        }
        return new SlotAnswer(slots, without, 0);
    }

    private record Verdict(NoSlotReason reason, int kind, Slot slot) {
        boolean reaches(Verdict other) {
            return reason.compareTo(other.reason) > 0 || reason == other.reason && kind > other.kind;
        }
    }

    private static Verdict fails(NoSlotReason reason) {
        return new Verdict(reason, 0, null);
    }

    private Verdict judge(LocalDate day, Instant start) {
        int from = minute(start);
        int until = from + lengthMinutes;
        if (!isWanted(day, start)) {
            return fails(NoSlotReason.PART_OF_DAY);
        }
        if (!clear(patient, from, until)) {
            return fails(NoSlotReason.PATIENT);
        }
        if (query.rooms().stream().noneMatch(room -> clear(away.get(room), from, until))) {
            return fails(NoSlotReason.NO_ROOM_OPEN);
        }
        List<UUID> rooms = query.rooms().stream()
                .filter(room -> clear(away.get(room), from, until)
                        && clear(booked.get(room), from - turnoverMinutes, until + turnoverMinutes))
                .toList();
        if (rooms.isEmpty()) {
            return fails(NoSlotReason.NO_ROOM_FREE);
        }
        List<SlotQuery.Operator> operators = query.operators().stream()
                .filter(operator -> operator.lastValidDay() == null || !day.isAfter(operator.lastValidDay()))
                .toList();
        if (operators.isEmpty()) {
            return fails(NoSlotReason.OPERATOR_CREDENTIAL);
        }
        if (operators.stream().noneMatch(operator -> clear(away.get(operator.id()), from, until))) {
            return fails(NoSlotReason.NO_OPERATOR_PRESENT);
        }
        operators = operators.stream()
                .filter(operator -> isFree(operator.id(), from, until))
                .toList();
        if (operators.isEmpty()) {
            return fails(NoSlotReason.OPERATOR_BUSY);
        }
        if (query.sedationProviders() != null
                && query.sedationProviders().stream().noneMatch(provider -> isFree(provider, from, until))) {
            return fails(NoSlotReason.SEDATION);
        }
        for (int kind = 0; kind < query.equipment().size(); kind++) {
            if (query.equipment().get(kind).stream().noneMatch(unit -> isFree(unit.id(), from, until))) {
                return new Verdict(NoSlotReason.EQUIPMENT, kind, null);
            }
        }
        Slot slot = combine(start, rooms, operators, true);
        if (slot != null) {
            return new Verdict(NoSlotReason.BLOCK, 0, slot);
        }
        return fails(combine(start, rooms, operators, false) == null ? NoSlotReason.PAIRING : NoSlotReason.BLOCK);
    }

    private boolean isWanted(LocalDate day, Instant start) {
        long sinceBeginning = Duration.between(world.start(day), start).toMinutes();
        if (!query.weekdays().contains(day.getDayOfWeek())
                || start.isBefore(query.notBefore())
                || sinceBeginning % query.gridMinutes() != 0) {
            return false;
        }
        if (query.part() != null) {
            for (int minute = 0; minute < lengthMinutes; minute++) {
                LocalTime wall = ZonedDateTime.ofInstant(start.plusSeconds(minute * 60L), world.zone)
                        .toLocalTime();
                boolean beforeEnd = query.part().until().equals(LocalTime.MIDNIGHT)
                        || wall.isBefore(query.part().until());
                if (wall.isBefore(query.part().from()) || !beforeEnd) {
                    return false;
                }
            }
        }
        return true;
    }

    private Slot combine(Instant start, List<UUID> rooms, List<SlotQuery.Operator> operators, boolean respectBlocks) {
        int combinations = 0;
        Slot first = null;
        for (SlotQuery.Operator operator : operators) {
            for (UUID room : rooms) {
                List<UUID> team = new ArrayList<>(List.of(operator.id(), room));
                boolean privileged =
                        operator.rooms() == null || operator.rooms().contains(room);
                if (privileged
                        && !operator.id().equals(room)
                        && allows(operator.id(), operator.id(), start, respectBlocks)
                        && allows(room, operator.id(), start, respectBlocks)
                        && sedated(team, start, respectBlocks)) {
                    combinations++;
                    if (first == null) {
                        boolean sedated = query.sedationProviders() != null;
                        first = new Slot(
                                TimeRange.of(start, Duration.ofMinutes(lengthMinutes)),
                                room,
                                operator.id(),
                                sedated ? team.get(2) : null,
                                List.copyOf(team.subList(sedated ? 3 : 2, team.size())),
                                0);
                    }
                }
            }
        }
        return first == null
                ? null
                : new Slot(
                        first.when(),
                        first.room(),
                        first.operator(),
                        first.sedationProvider(),
                        first.equipment(),
                        combinations);
    }

    private boolean sedated(List<UUID> team, Instant start, boolean respectBlocks) {
        if (query.sedationProviders() == null) {
            return equipped(team, 0, start, respectBlocks);
        }
        for (UUID provider : query.sedationProviders()) {
            if (tries(team, provider, start, respectBlocks)) {
                if (equipped(team, 0, start, respectBlocks)) {
                    return true;
                }
                team.remove(team.size() - 1);
            }
        }
        return false;
    }

    private boolean equipped(List<UUID> team, int kind, Instant start, boolean respectBlocks) {
        if (kind == query.equipment().size()) {
            return true;
        }
        for (SlotQuery.Unit unit : query.equipment().get(kind)) {
            boolean here = unit.room() == null || unit.room().equals(team.get(1));
            if (here && tries(team, unit.id(), start, respectBlocks)) {
                if (equipped(team, kind + 1, start, respectBlocks)) {
                    return true;
                }
                team.remove(team.size() - 1);
            }
        }
        return false;
    }

    private boolean tries(List<UUID> team, UUID candidate, Instant start, boolean respectBlocks) {
        int from = minute(start);
        Set<UUID> members = new HashSet<>(team);
        return !members.contains(candidate)
                && isFree(candidate, from, from + lengthMinutes)
                && allows(candidate, team.get(0), start, respectBlocks)
                && team.add(candidate);
    }

    private boolean allows(UUID resource, UUID operator, Instant start, boolean respectBlocks) {
        TimeRange slot = TimeRange.of(start, Duration.ofMinutes(lengthMinutes));
        return !respectBlocks
                || world.resource(resource).blocks.stream()
                        .filter(block ->
                                block.releasesAt() == null || block.releasesAt().isAfter(query.asOf()))
                        .filter(block -> block.when().overlaps(slot))
                        .allMatch(block -> operator.equals(block.owner()));
    }

    private boolean isFree(UUID id, int from, int until) {
        return clear(away.get(id), from, until) && clear(booked.get(id), from, until);
    }

    private UUID named(Verdict verdict) {
        return switch (verdict.reason) {
            case NO_ROOM_OPEN, NO_ROOM_FREE ->
                query.rooms().size() == 1 ? query.rooms().get(0) : null;
            case OPERATOR_CREDENTIAL, NO_OPERATOR_PRESENT, OPERATOR_BUSY ->
                query.operators().size() == 1 ? query.operators().get(0).id() : null;
            case SEDATION ->
                query.sedationProviders().size() == 1
                        ? query.sedationProviders().get(0)
                        : null;
            case EQUIPMENT -> {
                List<SlotQuery.Unit> kind = query.equipment().get(verdict.kind);
                yield kind.size() == 1 ? kind.get(0).id() : null;
            }
            default -> null;
        };
    }

    private static boolean clear(boolean[] minutes, int from, int until) {
        for (int minute = Math.max(0, from); minute < Math.min(minutes.length, until); minute++) {
            if (minutes[minute]) {
                return false;
            }
        }
        return true;
    }

    private int minute(Instant moment) {
        return (int) Duration.between(origin, moment).toMinutes();
    }

    private void mark(boolean[] minutes, TimeRange range, boolean value) {
        int from = Math.max(0, minute(range.start()));
        int until = Math.min(minutes.length, minute(range.end()));
        for (int minute = from; minute < until; minute++) {
            minutes[minute] = value;
        }
    }

    private static int roundedUp(Duration length) {
        return (int) (length.toMinutes() + 4) / 5 * 5;
    }
}
