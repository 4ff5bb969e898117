package org.spineline.benchmark;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.spineline.booking.domain.slots.Block;
import org.spineline.booking.domain.slots.SlotIndex;
import org.spineline.booking.domain.slots.SlotQuery;
import org.spineline.kernel.time.TimeRange;

/**
 * Half a year of a large department: 20 rooms, 40 operators, 15 sedation providers, 6 C-arms. Every working day is cut
 * into cases with turnover; each case of each resource is there with the wanted probability. A few cases were cancelled
 * as a whole.
 */
final class Department {
    static final ZoneId ZONE = ZoneId.of("America/New_York");
    static final LocalDate FIRST = LocalDate.of(2026, 9, 7);
    static final int DAYS = 182;
    static final Instant NOW = FIRST.atTime(6, 0).atZone(ZONE).toInstant();
    static final Duration TURNOVER = Duration.ofMinutes(15);

    private static final int CANCELLATIONS = 10;

    final List<UUID> rooms = ids('a', 20);
    final List<UUID> operators = ids('b', 40);
    final List<UUID> providers = ids('c', 15);
    final List<UUID> arms = ids('d', 6);
    final Map<UUID, List<TimeRange>> hours = new LinkedHashMap<>();
    final Map<UUID, List<TimeRange>> booked = new LinkedHashMap<>();
    final Map<UUID, List<Block>> blocks = new LinkedHashMap<>();
    private final Random random;

    /** @param past number of bookings that lie before the days that are searched */
    Department(int percent, int past) {
        random = new Random(percent);
        fill(rooms, percent, 7, 18, 1.0);
        fill(operators, percent, 8, 17, 0.8);
        fill(providers, percent, 7, 17, 0.8);
        fill(arms, percent, 0, 24, 1.0);
        for (int number = 0; number < CANCELLATIONS; number++) {
            cancelSomething();
        }
        for (UUID room : rooms) {
            blocks.put(room, keep(room));
        }
        for (int number = 0; number < past; number++) {
            Instant start = NOW.minusSeconds(86_400 + 300L * random.nextInt(1_000_000));
            booked.get(rooms.get(number % rooms.size())).add(TimeRange.of(start, Duration.ofMinutes(60)));
        }
    }

    private static List<UUID> ids(char role, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new UUID(role, number))
                .toList();
    }

    private static Instant at(LocalDate day, int minute) {
        return day.atTime(LocalTime.MIDNIGHT.plusMinutes(minute)).atZone(ZONE).toInstant();
    }

    private void fill(List<UUID> role, int percent, int from, int until, double presence) {
        for (UUID id : role) {
            List<TimeRange> open = new ArrayList<>();
            List<TimeRange> cases = new ArrayList<>();
            for (int number = 0; number < DAYS; number++) {
                LocalDate day = FIRST.plusDays(number);
                if (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && random.nextDouble() < presence) {
                    Instant end =
                            until == 24 ? day.plusDays(1).atStartOfDay(ZONE).toInstant() : at(day, until * 60);
                    open.add(new TimeRange(at(day, from * 60), end));
                    int minute = from * 60 + 5 * random.nextInt(4);
                    while (minute + 60 <= until * 60) {
                        int length = Math.min(until * 60 - minute, 60 + 15 * random.nextInt(3));
                        if (random.nextInt(100) < percent) {
                            cases.add(TimeRange.of(at(day, minute), Duration.ofMinutes(length)));
                        }
                        minute += length + 15;
                    }
                }
            }
            hours.put(id, open);
            booked.put(id, cases);
        }
    }

    /** Everybody who was planned for two hours is free together: else a plan that is nearly full has no slot at all. */
    private void cancelSomething() {
        LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
        TimeRange freed = TimeRange.of(at(day, 540 + 5 * random.nextInt(60)), Duration.ofMinutes(120));
        for (List<UUID> role : List.of(rooms, operators, providers, arms.subList(3, 6))) {
            booked.get(role.get(random.nextInt(role.size()))).removeIf(freed::overlaps);
        }
    }

    /** One morning each week for an operator, released two weeks ahead; one for a service, never released. */
    private List<Block> keep(UUID room) {
        List<Block> kept = new ArrayList<>();
        int ownersDay = random.nextInt(5);
        int serviceDay = (ownersDay + 1 + random.nextInt(4)) % 5;
        UUID owner = operators.get(random.nextInt(operators.size()));
        for (int number = 0; number < DAYS; number++) {
            LocalDate day = FIRST.plusDays(number);
            TimeRange morning = new TimeRange(at(day, 420), at(day, 720));
            if (number % 7 == ownersDay) {
                kept.add(new Block(morning, owner, morning.start().minus(Duration.ofDays(14))));
            } else if (number % 7 == serviceDay) {
                kept.add(new Block(morning, null, null));
            }
        }
        return kept;
    }

    SlotIndex index() {
        SlotIndex.Builder builder = SlotIndex.builder(ZONE, FIRST, DAYS);
        hours.forEach(builder::hours);
        booked.forEach((id, ranges) -> ranges.forEach(range -> builder.booked(id, range)));
        blocks.forEach((id, kept) -> kept.forEach(block -> builder.block(id, block)));
        return builder.build();
    }

    int resources() {
        return hours.size();
    }

    /** Different patients: each with an earliest day, closed days, appointments of his own and a technique. */
    List<SlotQuery> questions(int count) {
        List<SlotQuery> questions = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Set<LocalDate> closed = new HashSet<>();
            int earliest = random.nextInt(10);
            for (int day = 0; day < DAYS; day++) {
                if (day < earliest || random.nextInt(10) == 0) {
                    closed.add(FIRST.plusDays(day));
                }
            }
            LocalDate visit = FIRST.plusDays(random.nextInt(20));
            questions.add(
                    SlotQuery.of(Duration.ofMinutes(60), rooms, privileged(), FIRST, FIRST.plusDays(DAYS - 1L), NOW)
                            .withTurnover(TURNOVER)
                            .withSedation(providers)
                            .withEquipment(List.of(units()))
                            .withPatientBusy(List.of(new TimeRange(at(visit, 540), at(visit, 780))))
                            .withGate(day -> !closed.contains(day)));
        }
        return questions;
    }

    /** Half of the operators work in every room, the others at one of two sites; every tenth credential runs out. */
    private List<SlotQuery.Operator> privileged() {
        List<SlotQuery.Operator> all = new ArrayList<>();
        for (int number = 0; number < operators.size(); number++) {
            Set<UUID> site =
                    number % 2 == 0 ? null : Set.copyOf(number % 4 == 1 ? rooms.subList(0, 10) : rooms.subList(10, 20));
            all.add(new SlotQuery.Operator(operators.get(number), site, number % 10 == 0 ? FIRST.plusDays(60) : null));
        }
        return all;
    }

    private List<SlotQuery.Unit> units() {
        List<SlotQuery.Unit> units = new ArrayList<>();
        for (int number = 0; number < arms.size(); number++) {
            units.add(new SlotQuery.Unit(arms.get(number), number < 3 ? rooms.get(number * 5) : null));
        }
        return units;
    }
}
