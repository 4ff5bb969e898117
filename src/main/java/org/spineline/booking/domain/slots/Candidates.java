package org.spineline.booking.domain.slots;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The resources a query names, by number, with the rules of who goes with whom. A resource named twice counts once. */
final class Candidates {
    static final int ANYWHERE = -1;
    private static final int NOWHERE = -2;

    final Role rooms;
    final Role operators;
    final @Nullable Role sedation;
    final Role units;
    /** Where the units of each kind begin in {@link #units}, and behind the last kind their number. */
    final int[] kinds;
    /** The place of the room a unit is fixed in, or {@link #ANYWHERE}. */
    final int[] unitRoom;
    /** For each operator the last day of the index on which he may do it. */
    final int[] lastDay;
    /** For each room the operators privileged in it, {@link #words} words each. */
    final long[] privileged;

    final int words;
    /** For each number in the index the place among the operators, or -1. */
    final int[] operatorOf;
    /** A resource is a candidate for two roles: that it is not used twice has to be checked. */
    final boolean overlapping;

    Candidates(Horizon horizon, SlotIndex.Snapshot snapshot, SlotQuery query) {
        int known = snapshot.calendars().length;
        int[] roomOf = places(known);
        operatorOf = places(known);
        rooms = new Role(query.rooms().size());
        for (UUID room : query.rooms()) {
            rooms.add(room, snapshot, roomOf);
        }
        operators = new Role(query.operators().size());
        lastDay = new int[query.operators().size()];
        words = (lastDay.length + Long.SIZE - 1) / Long.SIZE;
        privileged = new long[rooms.size * words];
        for (SlotQuery.Operator operator : query.operators()) {
            int place = operators.add(operator.id(), snapshot, operatorOf);
            if (place >= 0) {
                LocalDate last = operator.lastValidDay();
                lastDay[place] = last == null ? Integer.MAX_VALUE : horizon.dayOf(last);
                admit(place, operator.rooms());
            }
        }
        sedation = query.sedationProviders() == null ? null : role(query.sedationProviders(), snapshot, places(known));
        int count = query.equipment().stream().mapToInt(List::size).sum();
        units = new Role(count);
        unitRoom = new int[count];
        kinds = new int[query.equipment().size() + 1];
        for (int kind = 0; kind + 1 < kinds.length; kind++) {
            int[] unitOf = places(known);
            for (SlotQuery.Unit unit : query.equipment().get(kind)) {
                int place = units.add(unit.id(), snapshot, unitOf);
                if (place >= 0) {
                    unitRoom[place] = placeOf(unit.room(), snapshot, roomOf);
                }
            }
            kinds[kind + 1] = units.size;
        }
        overlapping = overlap(new boolean[known]);
    }

    boolean mayWork(int operator, int room) {
        return (privileged[room * words + (operator >> 6)] >>> operator & 1) != 0;
    }

    boolean fits(int unit, int room) {
        return unitRoom[unit] == ANYWHERE || unitRoom[unit] == room;
    }

    private static Role role(List<UUID> ids, SlotIndex.Snapshot snapshot, int[] places) {
        Role role = new Role(ids.size());
        for (UUID id : ids) {
            role.add(id, snapshot, places);
        }
        return role;
    }

    private void admit(int operator, @Nullable Set<UUID> where) {
        for (int room = 0; room < rooms.size; room++) {
            if (where == null || where.contains(rooms.ids[room])) {
                privileged[room * words + (operator >> 6)] |= 1L << operator;
            }
        }
    }

    private static int placeOf(@Nullable UUID room, SlotIndex.Snapshot snapshot, int[] roomOf) {
        if (room == null) {
            return ANYWHERE;
        }
        Integer number = snapshot.numbers().get(room);
        return number == null || roomOf[number] < 0 ? NOWHERE : roomOf[number];
    }

    private boolean overlap(boolean[] seen) {
        boolean twice = rooms.seenBefore(seen) | operators.seenBefore(seen) | units.seenBefore(seen);
        return sedation == null ? twice : sedation.seenBefore(seen) | twice;
    }

    private static int[] places(int known) {
        int[] places = new int[known];
        Arrays.fill(places, -1);
        return places;
    }

    /** The candidates for one part in the procedure, in order of preference, with their starts on the day at hand. */
    static final class Role {
        final UUID[] ids;
        final int[] numbers;
        final ResourceCalendar[] calendars;
        final long[] starts;
        int size;

        Role(int most) {
            ids = new UUID[most];
            numbers = new int[most];
            calendars = new ResourceCalendar[most];
            starts = new long[most * Cells.WORDS];
        }

        int add(UUID id, SlotIndex.Snapshot snapshot, int[] places) {
            int number = snapshot.number(id);
            if (places[number] >= 0) {
                return -1;
            }
            ids[size] = id;
            numbers[size] = number;
            calendars[size] = snapshot.calendars()[number];
            places[number] = size;
            return size++;
        }

        boolean canStart(int candidate, int cell) {
            return Cells.has(starts, candidate * Cells.WORDS, cell);
        }

        boolean haveBlocks(int day) {
            for (int candidate = 0; candidate < size; candidate++) {
                if (calendars[candidate].blocks(day) != null) {
                    return true;
                }
            }
            return false;
        }

        @Nullable
        UUID onlyOne() {
            return size == 1 ? ids[0] : null;
        }

        private boolean seenBefore(boolean[] seen) {
            boolean twice = false;
            for (int candidate = 0; candidate < size; candidate++) {
                twice |= seen[numbers[candidate]];
                seen[numbers[candidate]] = true;
            }
            return twice;
        }
    }
}
