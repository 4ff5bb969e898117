package org.spineline.procedure.domain;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Addenda, in the order they were written. */
public interface NoteAddendumRepository extends Repository<NoteAddendum, UUID> {
    List<NoteAddendum> findAllByNoteIdOrderByCreatedAt(UUID noteId);

    NoteAddendum save(NoteAddendum addendum);
}
