package org.spineline.procedure.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.spineline.procedure.NoteStatus;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/** Notes of this facility. */
public interface ProcedureNoteRepository extends Repository<ProcedureNote, UUID> {
    Optional<ProcedureNote> findById(UUID id);

    Optional<ProcedureNote> findByBookingId(UUID bookingId);

    List<ProcedureNote> findAllByEpisodeIdOrderByCreatedAt(UUID episodeId);

    List<ProcedureNote> findAllByPatientIdAndStatus(UUID patientId, NoteStatus status);

    Page<ProcedureNote> findAllByStatus(NoteStatus status, Pageable page);

    Page<ProcedureNote> findAll(Pageable page);

    ProcedureNote saveAndFlush(ProcedureNote note);
}
