package org.spineline.procedure.application;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.day.DayRecords;
import org.spineline.day.Milestone;
import org.spineline.day.MilestoneAt;
import org.spineline.day.TimeOutSummary;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.procedure.domain.NoteContent;
import org.springframework.stereotype.Component;

/** What the record of the day already says of a case: its times and the time-out. */
@Component
class DayPrefill {
    private final DayRecords day;
    private final FacilityZone facility;

    DayPrefill(DayRecords day, FacilityZone facility) {
        this.day = day;
        this.facility = facility;
    }

    Known known(UUID bookingId) {
        List<MilestoneAt> milestones = day.milestones(bookingId);
        return new Known(
                at(milestones, Milestone.ACCESS),
                at(milestones, Milestone.OUT),
                day.timeOut(bookingId).orElse(null),
                facility);
    }

    private static @Nullable Instant at(List<MilestoneAt> milestones, Milestone wanted) {
        return milestones.stream()
                .filter(reached -> reached.milestone() == wanted)
                .map(reached -> reached.at().truncatedTo(ChronoUnit.MINUTES))
                .findFirst()
                .orElse(null);
    }

    /**
     * @param startedAt access, to the minute; null when not reached
     * @param endedAt out of the room, to the minute; null when not reached
     */
    record Known(
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable TimeOutSummary timeOut,
            FacilityZone facility) {
        /** Fills what is empty and nobody has touched. */
        NoteContent fill(NoteContent note, Collection<String> touched) {
            Filler filler = new Filler(touched);
            @Nullable TimeOutSummary pause = timeOut;
            return note.withDay(
                    filler.of("timeOutPatient", note.timeOutPatient(), pause == null ? null : Boolean.TRUE),
                    filler.of("timeOutLevels", note.timeOutLevels(), pause == null ? null : Boolean.TRUE),
                    filler.of("timeOutFirstName", note.timeOutFirstName(), pause == null ? null : pause.firstName()),
                    filler.of("timeOutSecondName", note.timeOutSecondName(), pause == null ? null : pause.secondName()),
                    filler.of(
                            "numberingMethod", note.numberingMethod(), pause == null ? null : pause.numberingMethod()),
                    filler.of("startedAt", note.startedAt(), startedAt),
                    // An end without its start, or before it, would be refused where nobody typed it.
                    filler.of("endedAt", note.endedAt(), startedAt == null ? null : endedAt));
        }

        /** The fields that say what the day says. */
        List<String> in(NoteContent note) {
            List<String> same = new ArrayList<>();
            add(same, "timeOutPatient", note.timeOutPatient(), timeOut == null ? null : Boolean.TRUE);
            add(same, "timeOutLevels", note.timeOutLevels(), timeOut == null ? null : Boolean.TRUE);
            add(same, "timeOutFirstName", note.timeOutFirstName(), timeOut == null ? null : timeOut.firstName());
            add(same, "timeOutSecondName", note.timeOutSecondName(), timeOut == null ? null : timeOut.secondName());
            add(same, "numberingMethod", note.numberingMethod(), timeOut == null ? null : timeOut.numberingMethod());
            add(same, "startedAt", note.startedAt(), startedAt);
            add(same, "endedAt", note.endedAt(), endedAt);
            return same;
        }

        /** Where note and day disagree about a time. */
        List<String> differences(NoteContent note) {
            List<String> differences = new ArrayList<>();
            difference(differences, "Access", startedAt, "start", note.startedAt());
            difference(differences, "Out", endedAt, "end", note.endedAt());
            return differences;
        }

        private void difference(
                List<String> into, String step, @Nullable Instant known, String field, @Nullable Instant written) {
            if (known != null && written != null && !known.equals(written.truncatedTo(ChronoUnit.MINUTES))) {
                into.add("%s is recorded at %s on the day board, the %s in this note at %s."
                        .formatted(step, clock(known), field, clock(written)));
            }
        }

        private String clock(Instant at) {
            return at.atZone(facility.zone())
                    .toLocalTime()
                    .truncatedTo(ChronoUnit.MINUTES)
                    .toString();
        }

        private static void add(List<String> same, String field, @Nullable Object written, @Nullable Object known) {
            if (known != null && Objects.equals(written, known)) {
                same.add(field);
            }
        }
    }

    private record Filler(Collection<String> touched) {
        <T> @Nullable T of(String field, @Nullable T written, @Nullable T known) {
            return written != null || touched.contains(field) ? written : known;
        }
    }
}
