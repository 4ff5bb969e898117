package org.spineline.booking.domain.slots;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.spineline.kernel.time.TimeRange;

/** A small department and a question about it, both drawn from one seed. Everything is on whole minutes. */
final class RandomWorld {
    private record Place(String zone, String day) {}

    /** Ordinary weeks, and weeks in which days are short, long, without midnight, off by half an hour, or left out. */
    private static final List<Place> PLACES = List.of(
            new Place("Europe/Berlin", "2026-06-08"),
            new Place("America/New_York", "2026-10-31"),
            new Place("America/New_York", "2027-03-13"),
            new Place("America/Santiago", "2026-09-05"),
            new Place("Africa/Cairo", "2026-04-23"),
            new Place("Australia/Lord_Howe", "2026-10-03"),
            new Place("Pacific/Apia", "2011-12-29"));

    private final Random random;
    final SlotWorld world;
    final List<UUID> rooms;
    final List<UUID> people;
    final List<UUID> providers;
    final List<UUID> things;

    RandomWorld(long seed) {
        random = new Random(seed);
        Place place = PLACES.get(random.nextInt(PLACES.size()));
        int days = 1 + random.nextInt(4);
        world = new SlotWorld(ZoneId.of(place.zone), LocalDate.parse(place.day), days);
        rooms = ids('a', 1 + random.nextInt(4));
        people = ids('b', 1 + random.nextInt(4));
        providers = ids('c', 1 + random.nextInt(3));
        things = ids('d', 1 + random.nextInt(4));
        double fullness = random.nextDouble();
        for (List<UUID> role : List.of(rooms, people, providers, things)) {
            role.forEach(id -> describe(world.resource(id), fullness));
        }
    }

    private static List<UUID> ids(char role, int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(number -> new UUID(role, number))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    boolean chance(double of) {
        return random.nextDouble() < of;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    LocalDate day() {
        return world.first.plusDays(random.nextInt(world.days));
    }

    private void describe(SlotWorld.Described described, double fullness) {
        if (chance(0.7)) {
            described.hours = new ArrayList<>();
            for (int day = 0; day < world.days; day++) {
                if (chance(0.85)) {
                    described.hours.add(range(world.first.plusDays(day), 120, 900, 5));
                }
                if (chance(0.2)) {
                    described.hours.add(range(world.first.plusDays(day), 60, 300, 5));
                }
            }
        }
        for (int count = below(2); count > 0; count--) {
            described.unavailable.add(range(day(), 30, chance(0.2) ? 2000 : 300, 1));
        }
        int bookings = (int) (fullness * 9 * world.days);
        for (int count = 0; count < bookings; count++) {
            book(described, range(day(), 5, 180, chance(0.2) ? 1 : 5));
        }
        if (chance(0.25)) {
            described.blocks.add(block());
        }
        if (chance(0.1)) {
            described.blocks.add(block());
        }
    }

    /** Adds a booking if nothing that shares a cell with it is there. */
    boolean book(SlotWorld.Described described, TimeRange range) {
        TimeRange cells = new TimeRange(
                Instant.ofEpochSecond(Math.floorDiv(range.start().getEpochSecond(), 300) * 300),
                Instant.ofEpochSecond(-Math.floorDiv(-range.end().getEpochSecond(), 300) * 300));
        if (described.booked.stream().anyMatch(cells::overlaps)) {
            return false;
        }
        return described.booked.add(range);
    }

    Block block() {
        UUID owner = chance(0.3) ? null : oneOf(people);
        Instant release = chance(0.5) ? null : world.start(day()).plusSeconds(60L * below(1440));
        return new Block(range(day(), 60, 500, chance(0.3) ? 1 : 5), owner, release);
    }

    TimeRange range(LocalDate day, int shortest, int longest, int step) {
        Instant start = world.start(day).plusSeconds(60L * step * below(1440 / step));
        int minutes = Math.max(step, (shortest + below(longest - shortest + 1)) / step * step);
        return TimeRange.of(start, Duration.ofMinutes(minutes));
    }

    SlotQuery query() {
        List<SlotQuery.Operator> operators = some(people).stream()
                .map(person -> new SlotQuery.Operator(
                        person,
                        chance(0.5) ? null : Set.copyOf(some(rooms)),
                        chance(0.85) ? null : world.first.plusDays(below(world.days + 2) - 1)))
                .toList();
        Duration length = Duration.ofMinutes(chance(0.1) ? 1 + below(700) : 5 * (1 + below(24)));
        SlotQuery query = SlotQuery.of(
                        length, some(rooms), operators, world.first, world.first.plusDays(world.days - 1), asOf())
                .withTurnover(Duration.ofMinutes(chance(0.3) ? 0 : chance(0.1) ? below(301) : below(40)))
                .withLimits(
                        chance(0.3) ? Integer.MAX_VALUE : 1 + below(30),
                        chance(0.8) ? Integer.MAX_VALUE : 1 + below(5),
                        chance(0.8) ? 5 : 5 * (1 + below(12)));
        if (chance(0.6)) {
            List<UUID> list = some(providers);
            if (chance(0.15)) {
                list.add(below(list.size() + 1), oneOf(people));
            }
            query = query.withSedation(list);
        }
        if (chance(0.6)) {
            query = query.withEquipment(equipment());
        }
        if (chance(0.4)) {
            query = query.withWishes(notBefore(), part(), weekdays());
        }
        if (chance(0.5)) {
            query = query.withPatientBusy(List.of(range(day(), 5, 900, 1), range(day(), 5, 400, 5)));
        }
        if (chance(0.3)) {
            LocalDate closed = day();
            query = query.withGate(day -> !day.equals(closed));
        }
        return query;
    }

    private List<List<SlotQuery.Unit>> equipment() {
        List<List<SlotQuery.Unit>> kinds = new ArrayList<>();
        for (int count = 1 + below(2); count > 0; count--) {
            kinds.add(some(things).stream()
                    .map(thing -> new SlotQuery.Unit(thing, chance(0.5) ? null : oneOf(rooms)))
                    .toList());
        }
        return kinds;
    }

    private Instant asOf() {
        return world.start(world.first).plusSeconds(60L * (below(2880) - 1440));
    }

    private Instant notBefore() {
        return world.start(day()).plusSeconds(1L + below(86_400));
    }

    private SlotQuery.PartOfDay part() {
        if (chance(0.3)) {
            return null;
        }
        int from = below(1200);
        int until = chance(0.2) ? 0 : from + 1 + below(1439 - from);
        return new SlotQuery.PartOfDay(LocalTime.MIDNIGHT.plusMinutes(from), LocalTime.MIDNIGHT.plusMinutes(until));
    }

    private Set<DayOfWeek> weekdays() {
        EnumSet<DayOfWeek> wanted = EnumSet.allOf(DayOfWeek.class);
        if (chance(0.3)) {
            wanted.remove(day().getDayOfWeek());
        }
        return wanted;
    }

    /** Some of them in any order: rarely none. */
    private List<UUID> some(List<UUID> all) {
        List<UUID> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        int least = chance(0.03) ? 0 : 1;
        return new ArrayList<>(shuffled.subList(0, least + below(shuffled.size() - least + 1)));
    }
}
