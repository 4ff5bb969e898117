package org.spineline.procedure.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who edits a draft now. It runs out by itself when the editor's window is gone, and is changed by compare-and-set alone:
 * see {@link NoteLeaseRepository}.
 */
@Entity
@Table(name = "note_lease")
public class NoteLease {
    /** Longer than three heartbeats of an open editor, short enough not to keep a colleague waiting for a closed one. */
    public static final Duration LENGTH = Duration.ofSeconds(60);

    @Id
    @Column(name = "note_id")
    private UUID noteId;

    @Column(name = "editor")
    private @Nullable UUID editor;

    @Column(name = "holder_id")
    private @Nullable UUID holderId;

    @Column(name = "holder_name")
    private @Nullable String holderName;

    @Column(name = "since")
    private @Nullable Instant since;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected NoteLease() {}

    /** Of a note that was opened just now; nobody edits it yet. */
    public NoteLease(UUID noteId) {
        this.noteId = noteId;
    }

    /** @param at instant to judge by; a lease ends with its last instant */
    public boolean isHeld(Instant at) {
        return editor != null && expiresAt != null && expiresAt.isAfter(at);
    }

    /** The window it is held in; null when never held or given back. */
    public @Nullable UUID getEditor() {
        return editor;
    }

    public @Nullable UUID getHolderId() {
        return holderId;
    }

    public @Nullable String getHolderName() {
        return holderName;
    }

    public @Nullable Instant getSince() {
        return since;
    }

    public @Nullable Instant getExpiresAt() {
        return expiresAt;
    }
}
