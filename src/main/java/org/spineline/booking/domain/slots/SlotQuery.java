package org.spineline.booking.domain.slots;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.time.TimeRange;

/**
 * What is looked for. Candidates come in order of preference and are already those that the technique allows. No
 * resource is used twice in one slot. Built by {@link #of}, refined by the {@code with…} methods.
 *
 * @param length of the slot, rounded up to five minutes; at most 24 hours
 * @param turnover that the room keeps free of other bookings before and after, rounded up to five minutes; at most five
 *     hours
 * @param sedationProviders null: none is needed; empty: one is needed and there is none
 * @param equipment one entry for each wanted kind: the units that would do
 * @param firstDay first day to search; days outside the index are left out
 * @param lastDay last day to search
 * @param notBefore no slot starts earlier
 * @param part the part of the day in which the whole slot must lie; null: any
 * @param patientBusy when the patient is elsewhere
 * @param gate whether a procedure is allowed on a day; asked once for each searched day
 * @param asOf blocks released by then no longer bind
 * @param limit number of wanted starts
 * @param perDay at most so many starts of one day
 * @param gridMinutes starts lie at multiples of this after the beginning of the day; a multiple of five
 */
public record SlotQuery(
        Duration length,
        Duration turnover,
        List<UUID> rooms,
        List<Operator> operators,
        @Nullable List<UUID> sedationProviders,
        List<List<Unit>> equipment,
        LocalDate firstDay,
        LocalDate lastDay,
        Instant notBefore,
        @Nullable PartOfDay part,
        Set<DayOfWeek> weekdays,
        List<TimeRange> patientBusy,
        Predicate<LocalDate> gate,
        Instant asOf,
        int limit,
        int perDay,
        int gridMinutes) {
    private static final Duration LONGEST_TURNOVER = Duration.ofHours(5);

    /**
     * @param rooms where he is privileged; null: everywhere
     * @param lastValidDay last day on which his credentials for this procedure are valid; null: no end
     */
    public record Operator(UUID id, @Nullable Set<UUID> rooms, @Nullable LocalDate lastValidDay) {
        public Operator {
            rooms = rooms == null ? null : Set.copyOf(rooms);
        }
    }

    /** @param room where it is fixed; null: it can be brought anywhere */
    public record Unit(UUID id, @Nullable UUID room) {}

    /**
     * Wall-clock time of the facility, half-open. When the clocks are put back, both passes of the repeated hour count.
     *
     * @param until midnight: the end of the day
     */
    public record PartOfDay(LocalTime from, LocalTime until) {
        /** @throws IllegalArgumentException if it ends before it begins */
        public PartOfDay {
            if (!until.equals(LocalTime.MIDNIGHT) && !from.isBefore(until)) {
                throw new IllegalArgumentException("A part of the day ends after it begins");
            }
        }
    }

    /** @throws IllegalArgumentException if a length is out of its range or a number is not positive */
    public SlotQuery {
        if (length.compareTo(Duration.ZERO) <= 0 || length.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("A slot is longer than nothing and at most 24 hours long");
        }
        if (turnover.isNegative() || turnover.compareTo(LONGEST_TURNOVER) > 0) {
            throw new IllegalArgumentException("Turnover takes between nothing and five hours");
        }
        if (limit < 1 || perDay < 1) {
            throw new IllegalArgumentException("At least one start is wanted");
        }
        if (gridMinutes < 5 || gridMinutes % 5 != 0) {
            throw new IllegalArgumentException("Starts lie on a grid of five minutes or a multiple");
        }
        rooms = List.copyOf(rooms);
        operators = List.copyOf(operators);
        sedationProviders = sedationProviders == null ? null : List.copyOf(sedationProviders);
        equipment = equipment.stream().map(List::copyOf).toList();
        weekdays = Set.copyOf(weekdays);
        patientBusy = List.copyOf(patientBusy);
    }

    /** The earliest twenty starts between two days, without turnover, sedation, equipment or further wishes. */
    public static SlotQuery of(
            Duration length,
            List<UUID> rooms,
            List<Operator> operators,
            LocalDate firstDay,
            LocalDate lastDay,
            Instant asOf) {
        return new SlotQuery(
                length,
                Duration.ZERO,
                rooms,
                operators,
                null,
                List.of(),
                firstDay,
                lastDay,
                asOf,
                null,
                EnumSet.allOf(DayOfWeek.class),
                List.of(),
                day -> true,
                asOf,
                20,
                Integer.MAX_VALUE,
                5);
    }

    public SlotQuery withTurnover(Duration turnover) {
        return new SlotQuery(
                length,
                turnover,
                rooms,
                operators,
                sedationProviders,
                equipment,
                firstDay,
                lastDay,
                notBefore,
                part,
                weekdays,
                patientBusy,
                gate,
                asOf,
                limit,
                perDay,
                gridMinutes);
    }

    /** One of these is needed as well. */
    public SlotQuery withSedation(List<UUID> sedationProviders) {
        return new SlotQuery(
                length,
                turnover,
                rooms,
                operators,
                sedationProviders,
                equipment,
                firstDay,
                lastDay,
                notBefore,
                part,
                weekdays,
                patientBusy,
                gate,
                asOf,
                limit,
                perDay,
                gridMinutes);
    }

    public SlotQuery withEquipment(List<List<Unit>> equipment) {
        return new SlotQuery(
                length,
                turnover,
                rooms,
                operators,
                sedationProviders,
                equipment,
                firstDay,
                lastDay,
                notBefore,
                part,
                weekdays,
                patientBusy,
                gate,
                asOf,
                limit,
                perDay,
                gridMinutes);
    }

    public SlotQuery withWishes(Instant notBefore, @Nullable PartOfDay part, Set<DayOfWeek> weekdays) {
        return new SlotQuery(
                length,
                turnover,
                rooms,
                operators,
                sedationProviders,
                equipment,
                firstDay,
                lastDay,
                notBefore,
                part,
                weekdays,
                patientBusy,
                gate,
                asOf,
                limit,
                perDay,
                gridMinutes);
    }

    public SlotQuery withPatientBusy(List<TimeRange> patientBusy) {
        return new SlotQuery(
                length,
                turnover,
                rooms,
                operators,
                sedationProviders,
                equipment,
                firstDay,
                lastDay,
                notBefore,
                part,
                weekdays,
                patientBusy,
                gate,
                asOf,
                limit,
                perDay,
                gridMinutes);
    }

    public SlotQuery withGate(Predicate<LocalDate> gate) {
        return new SlotQuery(
                length,
                turnover,
                rooms,
                operators,
                sedationProviders,
                equipment,
                firstDay,
                lastDay,
                notBefore,
                part,
                weekdays,
                patientBusy,
                gate,
                asOf,
                limit,
                perDay,
                gridMinutes);
    }

    public SlotQuery withLimits(int limit, int perDay, int gridMinutes) {
        return new SlotQuery(
                length,
                turnover,
                rooms,
                operators,
                sedationProviders,
                equipment,
                firstDay,
                lastDay,
                notBefore,
                part,
                weekdays,
                patientBusy,
                gate,
                asOf,
                limit,
                perDay,
                gridMinutes);
    }
}
