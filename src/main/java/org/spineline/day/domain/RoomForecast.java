package org.spineline.day.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When the cases of one room are over, and how much later the next ones start because of it. */
public final class RoomForecast {
    private RoomForecast() {}

    /**
     * One case.
     *
     * @param inRoomAt null while the patient is not in the room
     * @param outAt null while the patient has not left it
     * @param minutes usually in the room
     * @param p90Minutes nine of ten cases are no longer; null where that is not known
     */
    public record Turn(
            Instant bookedStart,
            @Nullable Instant inRoomAt,
            @Nullable Instant outAt,
            int minutes,
            @Nullable Integer p90Minutes) {
        /** By this the cases of a room are put in order. */
        public Instant order() {
            return inRoomAt == null ? bookedStart : inRoomAt;
        }
    }

    /**
     * What is to be expected of it.
     *
     * @param start as it was or as it is expected
     * @param lateStart if every case before it takes as long as nine of ten; null where that is not known
     * @param finish as it was or as it is expected
     * @param lateFinish likewise
     */
    public record Outlook(Instant start, @Nullable Instant lateStart, Instant finish, @Nullable Instant lateFinish) {
        /** Whole minutes, never below zero. */
        public static int delay(Instant booked, Instant expected) {
            return (int) Math.max(0, Duration.between(booked, expected).toMinutes());
        }
    }

    /**
     * @param turns of one room, in the order in which they run
     * @param turnover between two patients
     * @return in the same order
     */
    public static List<Outlook> of(List<Turn> turns, Instant now, Duration turnover) {
        List<Outlook> outlooks = new ArrayList<>();
        Instant free = Instant.MIN;
        @Nullable Instant lateFree = Instant.MIN;
        for (Turn turn : turns) {
            Outlook outlook = outlook(turn, now, free, lateFree);
            outlooks.add(outlook);
            free = later(free, outlook.finish().plus(turnover));
            lateFree = lateFree == null || outlook.lateFinish() == null
                    ? null
                    : later(lateFree, outlook.lateFinish().plus(turnover));
        }
        return outlooks;
    }

    private static Outlook outlook(Turn turn, Instant now, Instant free, @Nullable Instant lateFree) {
        if (turn.outAt() != null) {
            Instant start = turn.inRoomAt() == null ? turn.bookedStart() : turn.inRoomAt();
            return new Outlook(start, start, turn.outAt(), turn.outAt());
        }
        if (turn.inRoomAt() != null) {
            // Whoever is still in the room is not over yet, however short such cases usually are.
            Instant start = turn.inRoomAt();
            return new Outlook(
                    start, start, later(end(start, turn.minutes()), now), late(start, turn.p90Minutes(), now));
        }
        Instant earliest = later(turn.bookedStart(), now);
        Instant start = later(earliest, free);
        Instant lateStart = lateFree == null ? null : later(earliest, lateFree);
        return new Outlook(
                start,
                lateStart,
                end(start, turn.minutes()),
                lateStart == null ? null : late(lateStart, turn.p90Minutes(), now));
    }

    private static @Nullable Instant late(Instant start, @Nullable Integer minutes, Instant now) {
        return minutes == null ? null : later(end(start, minutes), now);
    }

    private static Instant end(Instant start, int minutes) {
        return start.plus(Duration.ofMinutes(minutes));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
