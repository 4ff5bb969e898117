package org.spineline.procedure.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.procedure.NoteVersionReason;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** States of notes, kept. */
public interface NoteVersionRepository extends Repository<NoteVersion, UUID> {
    NoteVersion save(NoteVersion version);

    Optional<NoteVersion> findByNoteIdAndState(UUID noteId, long state);

    boolean existsByNoteIdAndState(UUID noteId, long state);

    @Query("select max(v.createdAt) from NoteVersion v where v.noteId = :noteId")
    @Nullable
    Instant lastKept(UUID noteId);

    /** Newest first, without what was written. */
    @Query("select new org.spineline.procedure.domain.NoteVersionRepository$Kept("
            + "v.state, v.reason, v.writtenByName, v.writtenAt, v.createdAt, v.contentHash)"
            + " from NoteVersion v where v.noteId = :noteId order by v.state desc")
    List<Kept> kept(UUID noteId);

    record Kept(
            long state,
            NoteVersionReason reason,
            @Nullable String writtenByName,
            @Nullable Instant writtenAt,
            Instant keptAt,
            String contentHash) {}
}
