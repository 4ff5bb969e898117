package org.spineline.procedure.domain;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Requests to void a note. */
public interface NoteVoidRepository extends Repository<NoteVoid, UUID> {
    /** The one that was not withdrawn. */
    Optional<NoteVoid> findByOpenNote(UUID noteId);

    NoteVoid saveAndFlush(NoteVoid request);
}
