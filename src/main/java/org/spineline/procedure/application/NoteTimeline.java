package org.spineline.procedure.application;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spineline.access.Permission;
import org.spineline.access.SystemUse;
import org.spineline.episode.EpisodeTimelineContributor;
import org.spineline.episode.TimelineEntry;
import org.spineline.episode.TimelineKind;
import org.spineline.episode.TimelineStatus;
import org.spineline.procedure.NoteStatus;
import org.spineline.procedure.domain.ProcedureNote;
import org.spineline.procedure.domain.ProcedureNoteRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Procedure and note on the episode's timeline. */
@Service
@SystemUse("Asked by the timeline, which filters by permission")
@Transactional(readOnly = true)
class NoteTimeline implements EpisodeTimelineContributor {
    private final ProcedureNoteRepository notes;

    NoteTimeline(ProcedureNoteRepository notes) {
        this.notes = notes;
    }

    @Override
    public Permission requires() {
        return Permission.NOTE_READ;
    }

    @Override
    public List<TimelineEntry> entriesFor(UUID episodeId) {
        return notes.findAllByEpisodeIdOrderByCreatedAt(episodeId).stream()
                .flatMap(NoteTimeline::lines)
                .toList();
    }

    private static Stream<TimelineEntry> lines(ProcedureNote note) {
        String link = "/notes/" + note.getId();
        if (note.getStatus() == NoteStatus.VOIDED) {
            return Stream.of(new TimelineEntry(
                    "note-" + note.getId(),
                    TimelineKind.NOTE,
                    note.getSignedAt() == null ? note.getCreatedAt() : note.getSignedAt(),
                    null,
                    "Procedure note, void",
                    "Declared void by two people; kept as it was signed",
                    TimelineStatus.CANCELLED,
                    link));
        }
        if (note.getStatus() == NoteStatus.DRAFT || note.getSignedAt() == null || note.getEndedAt() == null) {
            return Stream.of(new TimelineEntry(
                    "note-" + note.getId(),
                    TimelineKind.NOTE,
                    note.getCreatedAt(),
                    null,
                    "Procedure note",
                    "Draft, not signed",
                    TimelineStatus.DUE,
                    link));
        }
        String levels =
                note.getLevels().stream().map(level -> level.getLevel().name()).collect(Collectors.joining(", "));
        return Stream.of(
                new TimelineEntry(
                        "procedure-" + note.getId(),
                        TimelineKind.PROCEDURE,
                        note.getEndedAt(),
                        null,
                        "Procedure: " + levels,
                        note.getImpression(),
                        TimelineStatus.DONE,
                        link),
                new TimelineEntry(
                        "note-" + note.getId(),
                        TimelineKind.NOTE,
                        note.getSignedAt(),
                        null,
                        "Note signed by " + note.getSignedByName(),
                        null,
                        TimelineStatus.DONE,
                        link));
    }
}
