package org.spineline.booking.domain.slots;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.domain.slots.Candidates.Role;
import org.spineline.kernel.time.TimeRange;

/**
 * One search over one picture of the index, day by day. First the candidates of each role are joined, which shows most
 * days to be hopeless; only for starts that survive is asked who goes with whom.
 */
final class Search {
    private final Horizon horizon;
    private final SlotQuery query;
    private final Candidates candidates;
    private final int length;
    private final int turnover;
    private final long asOfMinute;
    private final Starts starts;
    private final long[] live;
    private final int[] patient;
    private int patientAt;
    /** Cells at which a start may lie; null: all. */
    private final long @Nullable [] grid;

    private final long[] join = new long[Cells.WORDS];
    private final long[] staff = new long[Cells.WORDS];
    /** For each room the starts at which it goes with some operator and with units that can be there. */
    private final long[] together;

    private final long[] freeOperators;
    private final long[] allowed;
    private final int[] chosen;
    private final List<Slot> slots = new ArrayList<>();
    private final List<DayWithoutSlot> without = new ArrayList<>();

    Search(Horizon horizon, SlotIndex.Snapshot snapshot, SlotQuery query) {
        this.horizon = horizon;
        this.query = query;
        candidates = new Candidates(horizon, snapshot, query);
        length = Cells.of(query.length());
        turnover = Cells.of(query.turnover());
        asOfMinute = Math.floorDiv(query.asOf().getEpochSecond(), 60L);
        starts = new Starts(horizon, length);
        live = starts.live;
        patient = patientCells();
        grid = query.gridMinutes() == Cells.MINUTES ? null : every(query.gridMinutes() / Cells.MINUTES);
        together = new long[candidates.rooms.size * Cells.WORDS];
        freeOperators = new long[candidates.words];
        allowed = new long[candidates.words];
        chosen = new int[candidates.kinds.length];
    }

    SlotAnswer run() {
        int last = Math.min(horizon.dayOf(query.lastDay()), horizon.days() - 1);
        for (int day = Math.max(0, horizon.dayOf(query.firstDay())); day <= last; day++) {
            if (!query.gate().test(horizon.date(day))) {
                missing(day, NoSlotReason.GATE, null);
            } else {
                search(day);
            }
            if (slots.size() == query.limit()) {
                break;
            }
        }
        return new SlotAnswer(List.copyOf(slots), List.copyOf(without), starts.looked());
    }

    private void search(int day) {
        if (!wanted(day)) {
            missing(day, NoSlotReason.PART_OF_DAY, null);
        } else if (!patientIsFree(day)) {
            missing(day, NoSlotReason.PATIENT, null);
        } else if (!someRoom(day)) {
            missing(day, noRoom(day), candidates.rooms.onlyOne());
        } else if (!someOperator(day)) {
            missing(day, noOperator(day), candidates.operators.onlyOne());
        } else {
            boolean exact = candidates.overlapping || supportHasBlocks(day);
            Role sedation = candidates.sedation;
            if (sedation != null && !some(sedation, 0, sedation.size, day, !exact)) {
                missing(day, NoSlotReason.SEDATION, sedation.onlyOne());
                return;
            }
            for (int kind = 0; kind + 1 < candidates.kinds.length; kind++) {
                int from = candidates.kinds[kind];
                int end = candidates.kinds[kind + 1];
                if (!some(candidates.units, from, end, day, false)) {
                    missing(day, NoSlotReason.EQUIPMENT, end - from == 1 ? candidates.units.ids[from] : null);
                    return;
                }
            }
            pair(day, exact);
        }
    }

    private void missing(int day, NoSlotReason reason, @Nullable UUID resource) {
        without.add(new DayWithoutSlot(horizon.date(day), reason, resource));
    }

    /** Leaves the starts that are wanted at all. */
    private boolean wanted(int day) {
        Arrays.fill(live, 0);
        int cells = horizon.cells(day);
        if (cells < length || !query.weekdays().contains(horizon.date(day).getDayOfWeek())) {
            return false;
        }
        if (query.part() == null) {
            Cells.set(live, 0, 0, cells - length + 1);
        } else {
            horizon.setPart(day, query.part(), live);
            Cells.keepRuns(live, 0, length);
        }
        Cells.clear(live, 0, 0, horizon.firstCellFrom(day, query.notBefore()));
        if (grid != null) {
            for (int word = 0; word < Cells.WORDS; word++) {
                live[word] &= grid[word];
            }
        }
        return !Cells.isEmpty(live, 0);
    }

    private boolean patientIsFree(int day) {
        while (patientAt < patient.length && patient[patientAt] < day) {
            patientAt += 3;
        }
        for (int at = patientAt; at < patient.length && patient[at] == day; at += 3) {
            clearAround(live, 0, patient[at + 1], patient[at + 2]);
        }
        return !Cells.isEmpty(live, 0);
    }

    private boolean someRoom(int day) {
        starts.begin(day, turnover);
        Role rooms = candidates.rooms;
        Arrays.fill(join, 0);
        for (int room = 0; room < rooms.size; room++) {
            int at = room * Cells.WORDS;
            if (starts.free(rooms.calendars[room], day, turnover, rooms.starts, at)) {
                add(join, rooms.starts, at);
            }
        }
        return narrow();
    }

    private NoSlotReason noRoom(int day) {
        for (int room = 0; room < candidates.rooms.size; room++) {
            if (starts.present(candidates.rooms.calendars[room], day)) {
                return NoSlotReason.NO_ROOM_FREE;
            }
        }
        return NoSlotReason.NO_ROOM_OPEN;
    }

    private boolean someOperator(int day) {
        Role operators = candidates.operators;
        Arrays.fill(join, 0);
        for (int operator = 0; operator < operators.size; operator++) {
            int at = operator * Cells.WORDS;
            if (candidates.lastDay[operator] < day) {
                Arrays.fill(operators.starts, at, at + Cells.WORDS, 0);
            } else if (starts.free(operators.calendars[operator], day, 0, operators.starts, at)) {
                add(join, operators.starts, at);
            }
        }
        return narrow();
    }

    private NoSlotReason noOperator(int day) {
        NoSlotReason reason = NoSlotReason.OPERATOR_CREDENTIAL;
        for (int operator = 0; operator < candidates.operators.size; operator++) {
            if (candidates.lastDay[operator] >= day) {
                if (starts.present(candidates.operators.calendars[operator], day)) {
                    return NoSlotReason.OPERATOR_BUSY;
                }
                reason = NoSlotReason.NO_OPERATOR_PRESENT;
            }
        }
        return reason;
    }

    /**
     * Leaves the starts at which one of these candidates is free.
     *
     * @param enough stop as soon as every live start has somebody: the first of them is then among those looked at
     */
    private boolean some(Role role, int from, int end, int day, boolean enough) {
        Arrays.fill(join, 0);
        int candidate = from;
        while (candidate < end) {
            int at = candidate * Cells.WORDS;
            boolean any = starts.free(role.calendars[candidate], day, 0, role.starts, at);
            candidate++;
            if (any) {
                add(join, role.starts, at);
                if (enough && Arrays.equals(join, live)) {
                    break;
                }
            }
        }
        return narrow();
    }

    private boolean supportHasBlocks(int day) {
        Role sedation = candidates.sedation;
        return candidates.operators.haveBlocks(day)
                || candidates.units.haveBlocks(day)
                || sedation != null && sedation.haveBlocks(day);
    }

    /** Makes the join the new set of live starts; an empty one leaves the old, to ask why. */
    private boolean narrow() {
        if (Cells.isEmpty(join, 0)) {
            return false;
        }
        System.arraycopy(join, 0, live, 0, Cells.WORDS);
        return true;
    }

    /** All are free at the live starts; now who goes with whom. */
    private void pair(int day, boolean exact) {
        int found = 0;
        if (join(day, true)) {
            int most = Math.min(query.limit() - slots.size(), query.perDay());
            for (int cell = Cells.next(join, 0, 0); cell >= 0 && found < most; cell = Cells.next(join, 0, cell + 1)) {
                Slot slot = exact ? exactly(day, cell, true) : quickly(day, cell);
                if (slot != null) {
                    slots.add(slot);
                    found++;
                }
            }
        }
        if (found == 0) {
            missing(day, fitsWithoutBlocks(day, exact) ? NoSlotReason.BLOCK : NoSlotReason.PAIRING, null);
        }
    }

    private boolean fitsWithoutBlocks(int day, boolean exact) {
        if (!join(day, false)) {
            return false;
        }
        if (!exact) {
            return true;
        }
        for (int cell = Cells.next(join, 0, 0); cell >= 0; cell = Cells.next(join, 0, cell + 1)) {
            if (exactly(day, cell, false) != null) {
                return true;
            }
        }
        return false;
    }

    /** For each room, and joined: starts at which a privileged operator and units that can be in the room are free. */
    private boolean join(int day, boolean respectBlocks) {
        Role rooms = candidates.rooms;
        Arrays.fill(join, 0);
        int staffed = -1;
        for (int room = 0; room < rooms.size; room++) {
            int at = room * Cells.WORDS;
            long any = 0;
            for (int word = 0; word < Cells.WORDS; word++) {
                together[at + word] = rooms.starts[at + word] & live[word];
                any |= together[at + word];
            }
            if (any == 0) {
                continue;
            }
            equip(room);
            if (staffed < 0 || !samePrivileges(staffed, room)) {
                staff(room);
                staffed = room;
            }
            long[] blocks = rooms.calendars[room].blocks(day);
            if (blocks == null || !respectBlocks) {
                keep(together, at, staff, 0);
            } else {
                keepUnblocked(room, blocks);
            }
            add(join, together, at);
        }
        return !Cells.isEmpty(join, 0);
    }

    private void equip(int room) {
        int[] kinds = candidates.kinds;
        long[] units = candidates.units.starts;
        for (int kind = 0; kind + 1 < kinds.length; kind++) {
            for (int word = 0; word < Cells.WORDS; word++) {
                long any = 0;
                for (int unit = kinds[kind]; unit < kinds[kind + 1]; unit++) {
                    if (candidates.fits(unit, room)) {
                        any |= units[unit * Cells.WORDS + word];
                    }
                }
                together[room * Cells.WORDS + word] &= any;
            }
        }
    }

    private boolean samePrivileges(int one, int other) {
        int words = candidates.words;
        long[] privileged = candidates.privileged;
        return Arrays.equals(
                privileged, one * words, (one + 1) * words, privileged, other * words, (other + 1) * words);
    }

    private void staff(int room) {
        Arrays.fill(staff, 0);
        for (int word = 0; word < candidates.words; word++) {
            for (long rest = candidates.privileged[room * candidates.words + word]; rest != 0; rest &= rest - 1) {
                int operator = (word << 6) + Long.numberOfTrailingZeros(rest);
                add(staff, candidates.operators.starts, operator * Cells.WORDS);
            }
        }
    }

    /** Outside the blocks any of the staff will do, inside them only who owns every block the slot touches. */
    private void keepUnblocked(int room, long[] blocks) {
        int at = room * Cells.WORDS;
        long[] all = Arrays.copyOfRange(together, at, at + Cells.WORDS);
        keep(together, at, staff, 0);
        for (long block : blocks) {
            if (ResourceCalendar.binds(block, asOfMinute)) {
                clearAround(together, at, ResourceCalendar.from(block), ResourceCalendar.until(block));
            }
        }
        for (long block : blocks) {
            int owner = ownerOf(block);
            if (owner >= 0 && ResourceCalendar.binds(block, asOfMinute) && candidates.mayWork(owner, room)) {
                long[] own = all.clone();
                keep(own, 0, candidates.operators.starts, owner * Cells.WORDS);
                for (long other : blocks) {
                    if (ResourceCalendar.binds(other, asOfMinute) && ownerOf(other) != owner) {
                        clearAround(own, 0, ResourceCalendar.from(other), ResourceCalendar.until(other));
                    }
                }
                for (int word = 0; word < Cells.WORDS; word++) {
                    together[at + word] |= own[word];
                }
            }
        }
    }

    /** The place of the owner among the operators, or -1. */
    private int ownerOf(long block) {
        int owner = ResourceCalendar.owner(block);
        return owner == ResourceCalendar.NOBODY ? -1 : candidates.operatorOf[owner];
    }

    /** The first combination, where whatever is free in the masks goes together. */
    private Slot quickly(int day, int cell) {
        Arrays.fill(freeOperators, 0);
        for (int operator = 0; operator < candidates.operators.size; operator++) {
            if (candidates.operators.canStart(operator, cell)) {
                freeOperators[operator >> 6] |= 1L << operator;
            }
        }
        int bestOperator = Integer.MAX_VALUE;
        int bestRoom = -1;
        int combinations = 0;
        for (int room = 0; room < candidates.rooms.size; room++) {
            if (Cells.has(together, room * Cells.WORDS, cell)) {
                allow(room, day, cell);
                for (int word = candidates.words - 1; word >= 0; word--) {
                    combinations += Long.bitCount(allowed[word]);
                }
                int operator = firstAllowed();
                if (operator < bestOperator) {
                    bestOperator = operator;
                    bestRoom = room;
                }
            }
        }
        int provider = -1;
        Role sedation = candidates.sedation;
        if (sedation != null) {
            do {
                provider++;
            } while (!sedation.canStart(provider, cell));
        }
        for (int kind = 0; kind + 1 < candidates.kinds.length; kind++) {
            int unit = candidates.kinds[kind];
            while (!candidates.fits(unit, bestRoom) || !candidates.units.canStart(unit, cell)) {
                unit++;
            }
            chosen[kind] = unit;
        }
        return slot(day, cell, bestRoom, bestOperator, provider, combinations);
    }

    private void allow(int room, int day, int cell) {
        int words = candidates.words;
        for (int word = 0; word < words; word++) {
            allowed[word] = freeOperators[word] & candidates.privileged[room * words + word];
        }
        long[] blocks = candidates.rooms.calendars[room].blocks(day);
        if (blocks != null) {
            for (long block : blocks) {
                if (touches(block, cell)) {
                    int owner = ownerOf(block);
                    for (int word = 0; word < words; word++) {
                        allowed[word] &= owner >= 0 && owner >> 6 == word ? 1L << owner : 0;
                    }
                }
            }
        }
    }

    private int firstAllowed() {
        for (int word = 0; word < allowed.length; word++) {
            if (allowed[word] != 0) {
                return (word << 6) + Long.numberOfTrailingZeros(allowed[word]);
            }
        }
        return Integer.MAX_VALUE;
    }

    /** The first combination by trying them: when somebody has two roles, or people and things have blocks. */
    private @Nullable Slot exactly(int day, int cell, boolean respectBlocks) {
        int firstOperator = -1;
        int firstRoom = -1;
        int combinations = 0;
        for (int operator = 0; operator < candidates.operators.size; operator++) {
            if (candidates.operators.canStart(operator, cell)) {
                for (int room = 0; room < candidates.rooms.size; room++) {
                    if (Cells.has(together, room * Cells.WORDS, cell)
                            && candidates.mayWork(operator, room)
                            && team(day, cell, operator, room, respectBlocks) != null) {
                        combinations++;
                        if (firstRoom < 0) {
                            firstOperator = operator;
                            firstRoom = room;
                        }
                    }
                }
            }
        }
        if (combinations == 0) {
            return null;
        }
        Team team = team(day, cell, firstOperator, firstRoom, respectBlocks);
        return team == null ? null : slot(day, cell, firstRoom, firstOperator, team.provider, combinations);
    }

    private @Nullable Team team(int day, int cell, int operator, int room, boolean respectBlocks) {
        Team team = new Team(day, cell, operator, room, respectBlocks);
        return team.isComplete() ? team : null;
    }

    private Slot slot(int day, int cell, int room, int operator, int provider, int combinations) {
        Instant start = horizon.at(day, cell);
        UUID[] units = new UUID[candidates.kinds.length - 1];
        for (int kind = 0; kind < units.length; kind++) {
            units[kind] = candidates.units.ids[chosen[kind]];
        }
        return new Slot(
                new TimeRange(start, start.plusSeconds((long) length * Cells.SECONDS)),
                candidates.rooms.ids[room],
                candidates.operators.ids[operator],
                candidates.sedation == null ? null : candidates.sedation.ids[provider],
                List.of(units),
                combinations);
    }

    private boolean touches(long block, int cell) {
        return ResourceCalendar.binds(block, asOfMinute)
                && ResourceCalendar.from(block) < cell + length
                && ResourceCalendar.until(block) > cell;
    }

    /** Removes the starts whose slot would touch these cells. */
    private void clearAround(long[] words, int at, int from, int until) {
        Cells.clear(words, at, Math.max(0, from - length + 1), until);
    }

    private int[] patientCells() {
        List<int[]> cells = new ArrayList<>();
        for (TimeRange range : query.patientBusy()) {
            horizon.touched(range, (day, from, until) -> cells.add(new int[] {day, from, until}));
        }
        cells.sort(Comparator.comparingInt(triple -> triple[0]));
        return cells.stream().flatMapToInt(Arrays::stream).toArray();
    }

    private static long[] every(int cells) {
        long[] grid = new long[Cells.WORDS];
        for (int cell = 0; cell < Cells.MOST; cell += cells) {
            Cells.set(grid, 0, cell, cell + 1);
        }
        return grid;
    }

    private static void add(long[] to, long[] words, int at) {
        to[0] |= words[at];
        to[1] |= words[at + 1];
        to[2] |= words[at + 2];
        to[3] |= words[at + 3];
        to[4] |= words[at + 4];
    }

    private static void keep(long[] in, int at, long[] words, int from) {
        for (int word = 0; word < Cells.WORDS; word++) {
            in[at + word] &= words[from + word];
        }
    }

    /** An operator in a room, looking for a sedation provider and units that are nobody else's. */
    private final class Team {
        private final int day;
        private final int cell;
        private final boolean respectBlocks;
        private final int operator;
        private final int room;
        private final int[] used = new int[candidates.kinds.length + 2];
        private int members;
        private int provider = -1;

        Team(int day, int cell, int operator, int room, boolean respectBlocks) {
            this.day = day;
            this.cell = cell;
            this.operator = operator;
            this.room = room;
            this.respectBlocks = respectBlocks;
        }

        boolean isComplete() {
            if (!joins(candidates.rooms, room) || !joins(candidates.operators, operator)) {
                return false;
            }
            Role sedation = candidates.sedation;
            if (sedation == null) {
                return completes(0);
            }
            for (provider = 0; provider < sedation.size; provider++) {
                if (sedation.canStart(provider, cell) && joins(sedation, provider)) {
                    if (completes(0)) {
                        return true;
                    }
                    members--;
                }
            }
            return false;
        }

        private boolean completes(int kind) {
            if (kind + 1 == candidates.kinds.length) {
                return true;
            }
            for (int unit = candidates.kinds[kind]; unit < candidates.kinds[kind + 1]; unit++) {
                if (candidates.fits(unit, room)
                        && candidates.units.canStart(unit, cell)
                        && joins(candidates.units, unit)) {
                    chosen[kind] = unit;
                    if (completes(kind + 1)) {
                        return true;
                    }
                    members--;
                }
            }
            return false;
        }

        private boolean joins(Role role, int candidate) {
            int number = role.numbers[candidate];
            for (int member = 0; member < members; member++) {
                if (used[member] == number) {
                    return false;
                }
            }
            long[] blocks = role.calendars[candidate].blocks(day);
            if (respectBlocks && blocks != null) {
                for (long block : blocks) {
                    if (touches(block, cell) && ownerOf(block) != operator) {
                        return false;
                    }
                }
            }
            used[members++] = number;
            return true;
        }
    }
}
