package org.spineline.procedure.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Leases by note. Each change is one statement that names what it expects; it returns 1 if that was so, else 0. */
public interface NoteLeaseRepository extends Repository<NoteLease, UUID> {
    Optional<NoteLease> findById(UUID noteId);

    NoteLease save(NoteLease lease);

    /** Prolongs what this editor holds. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update NoteLease l set l.expiresAt = :until"
            + " where l.noteId = :noteId and l.editor = :editor and l.expiresAt > :now")
    int renew(UUID noteId, UUID editor, Instant now, Instant until);

    /** Takes what nobody holds. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update NoteLease l set l.editor = :editor, l.holderId = :holderId, l.holderName = :holderName,"
            + " l.since = :now, l.expiresAt = :until"
            + " where l.noteId = :noteId and (l.editor is null or l.expiresAt <= :now)")
    int acquire(UUID noteId, UUID editor, UUID holderId, String holderName, Instant now, Instant until);

    /** Takes it from the editor that was seen holding it, and from no other. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update NoteLease l set l.editor = :editor, l.holderId = :holderId, l.holderName = :holderName,"
            + " l.since = :now, l.expiresAt = :until where l.noteId = :noteId and l.editor = :seen")
    int takeOver(UUID noteId, UUID seen, UUID editor, UUID holderId, String holderName, Instant now, Instant until);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update NoteLease l set l.editor = null, l.expiresAt = null where l.noteId = :noteId and l.editor = :editor")
    int giveBack(UUID noteId, UUID editor);
}
