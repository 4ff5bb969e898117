package org.spineline.procedure.application;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.procedure.NoteStatus;
import org.spineline.procedure.NoteVoided;
import org.spineline.procedure.application.NoteRequests.NoteResponse;
import org.spineline.procedure.application.NoteRequests.VoidRequest;
import org.spineline.procedure.domain.NoteVoid;
import org.spineline.procedure.domain.NoteVoidRepository;
import org.spineline.procedure.domain.ProcedureNote;
import org.spineline.procedure.domain.ProcedureNoteRepository;
import org.spineline.supply.Supplies;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Declares a signed note void: one person asks and says why, another approves. */
@Service
@Transactional
public class VoidService {
    private final ProcedureNoteRepository notes;
    private final NoteVoidRepository voids;
    private final NoteViews views;
    private final Supplies supplies;
    private final CurrentActor actor;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    VoidService(
            ProcedureNoteRepository notes,
            NoteVoidRepository voids,
            NoteViews views,
            Supplies supplies,
            CurrentActor actor,
            Clock clock,
            ApplicationEventPublisher events) {
        this.notes = notes;
        this.voids = voids;
        this.views = views;
        this.supplies = supplies;
        this.actor = actor;
        this.clock = clock;
        this.events = events;
    }

    /** @throws ConflictException unless the note is signed and nobody has asked yet */
    @Requires(Permission.NOTE_VOID)
    public NoteResponse ask(UUID noteId, ExpectedVersion expected, VoidRequest request) {
        ProcedureNote note = signed(noteId, expected);
        voids.findByOpenNote(noteId).ifPresent(open -> {
            throw new ConflictException(
                    "note-void-asked",
                    "%s has already asked to void this note.".formatted(open.getRequestedByName()),
                    Map.of("noteId", noteId, "requestedBy", open.getRequestedByName()));
        });
        voids.saveAndFlush(
                new NoteVoid(note, request.reason().strip(), actor.userId(), actor.displayName(), clock.instant()));
        return views.of(note);
    }

    /** @throws ConflictException if nobody asked, or the same person did */
    @Requires(Permission.NOTE_VOID)
    public NoteResponse approve(UUID noteId, ExpectedVersion expected) {
        ProcedureNote note = signed(noteId, expected);
        NoteVoid asked = open(noteId);
        asked.approved(actor.userId(), actor.displayName(), clock.instant());
        // The database lets the note change only when the approval is there.
        voids.saveAndFlush(asked);
        note.voided();
        ProcedureNote voided = notes.saveAndFlush(note);
        supplies.givenBack(noteId);
        events.publishEvent(new NoteVoided(noteId, note.getBookingId(), note.getEpisodeId(), note.getPatientId()));
        return views.of(voided);
    }

    /** Anybody who might have asked may take the request back before it is approved. */
    @Requires(Permission.NOTE_VOID)
    public NoteResponse withdraw(UUID noteId, ExpectedVersion expected) {
        ProcedureNote note = signed(noteId, expected);
        NoteVoid asked = open(noteId);
        asked.withdrawn(actor.displayName(), clock.instant());
        voids.saveAndFlush(asked);
        return views.of(note);
    }

    private ProcedureNote signed(UUID noteId, ExpectedVersion expected) {
        ProcedureNote note = views.forChange(noteId);
        note.requireVersion(expected);
        if (note.getStatus() != NoteStatus.SIGNED) {
            throw new ConflictException(
                    "note-not-signed",
                    note.getStatus() == NoteStatus.DRAFT
                            ? "This note is still a draft. Change it directly."
                            : "This note is void already.",
                    Map.of("noteId", noteId));
        }
        return note;
    }

    private NoteVoid open(UUID noteId) {
        return voids.findByOpenNote(noteId)
                .orElseThrow(() -> new ConflictException(
                        "note-void-not-asked",
                        "Nobody has asked to void this note, or the request was withdrawn. Load it again.",
                        Map.of("noteId", noteId)));
    }
}
