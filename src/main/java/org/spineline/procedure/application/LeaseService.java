package org.spineline.procedure.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SystemUse;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.procedure.NoteStatus;
import org.spineline.procedure.NoteVersionReason;
import org.spineline.procedure.application.NoteRequests.LeaseRequest;
import org.spineline.procedure.application.NoteRequests.LeaseView;
import org.spineline.procedure.domain.NoteLease;
import org.spineline.procedure.domain.NoteLeaseRepository;
import org.spineline.procedure.domain.ProcedureNote;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who edits a draft now: one window at a time. */
@Service
@Transactional
public class LeaseService {
    private final NoteLeaseRepository leases;
    private final NoteViews views;
    private final NoteHistory history;
    private final CurrentActor actor;
    private final Clock clock;

    LeaseService(NoteLeaseRepository leases, NoteViews views, NoteHistory history, CurrentActor actor, Clock clock) {
        this.leases = leases;
        this.views = views;
        this.history = history;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Renews what this window holds, else takes what nobody holds; told whom to take it from, takes it from that window.
     * Whoever holds it in the end is told, so a heartbeat that comes too late learns who took over.
     *
     * @throws ConflictException once the note is signed
     */
    @Requires(Permission.NOTE_WRITE)
    public LeaseView claim(UUID noteId, LeaseRequest request) {
        ProcedureNote note = views.load(noteId);
        refuseUnlessDraft(note);
        Instant now = clock.instant();
        Instant until = now.plus(NoteLease.LENGTH);
        UUID editor = request.editor();
        @Nullable UUID from = request.takeOverFrom();
        boolean got = leases.renew(noteId, editor, now, until) == 1
                || leases.acquire(noteId, editor, actor.userId(), actor.displayName(), now, until) == 1;
        if (!got && from != null) {
            keepBeforeTakeOver(noteId);
            leases.takeOver(noteId, from, editor, actor.userId(), actor.displayName(), now, until);
        }
        return view(noteId, editor, now);
    }

    @Requires(Permission.NOTE_WRITE)
    public LeaseView giveBack(UUID noteId, LeaseRequest request) {
        views.load(noteId);
        leases.giveBack(noteId, request.editor());
        return view(noteId, request.editor(), clock.instant());
    }

    @Requires(Permission.NOTE_READ)
    @Transactional(readOnly = true)
    public LeaseView see(UUID noteId) {
        views.load(noteId);
        return view(noteId, null, clock.instant());
    }

    /**
     * @param editor the window that writes; null for one that never claimed the note
     * @throws ConflictException while another window holds the note
     */
    @SystemUse("Part of writing and signing, which ask for their own permission")
    @Transactional(propagation = Propagation.MANDATORY)
    public void refuseIfHeldByAnother(UUID noteId, @Nullable UUID editor) {
        NoteLease lease = leases.findById(noteId).orElse(null);
        if (lease == null || !lease.isHeld(clock.instant()) || Objects.equals(lease.getEditor(), editor)) {
            return;
        }
        throw new ConflictException(
                "note-held",
                "%s edits this note now. Take over, or wait until it is free.".formatted(lease.getHolderName()),
                Map.of(
                        "noteId",
                        noteId,
                        "holderName",
                        Objects.requireNonNull(lease.getHolderName()),
                        "since",
                        Objects.requireNonNull(lease.getSince())));
    }

    private void keepBeforeTakeOver(UUID noteId) {
        ProcedureNote note = views.forChange(noteId);
        refuseUnlessDraft(note);
        history.keep(note, NoteVersionReason.TAKE_OVER);
    }

    private static void refuseUnlessDraft(ProcedureNote note) {
        if (note.getStatus() != NoteStatus.DRAFT) {
            throw new ConflictException(
                    "note-signed",
                    "This note is signed and never changes. Write an addendum instead.",
                    Map.of("noteId", note.getId()));
        }
    }

    private LeaseView view(UUID noteId, @Nullable UUID editor, Instant now) {
        NoteLease lease = leases.findById(noteId).orElse(null);
        if (lease == null || !lease.isHeld(now)) {
            return new LeaseView(false, false, null, null, null, null);
        }
        boolean mine = Objects.equals(lease.getEditor(), editor);
        return new LeaseView(
                mine,
                Objects.equals(lease.getHolderId(), actor.userId()),
                lease.getEditor(),
                lease.getHolderName(),
                lease.getSince(),
                lease.getExpiresAt());
    }
}
