package org.spineline.procedure.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Looks at the skin, of signed notes only: what hung on a note that no longer counts is nobody's task. */
public interface DoseFollowUpRepository extends Repository<DoseFollowUp, UUID> {
    Optional<DoseFollowUp> findById(UUID id);

    /** Open ones: the longest overdue first, those without a date last. */
    @Query("select f from DoseFollowUp f, ProcedureNote n where n.id = f.noteId"
            + " and n.status = org.spineline.procedure.NoteStatus.SIGNED"
            + " and f.status = org.spineline.procedure.DoseFollowUpStatus.OPEN"
            + " order by f.due nulls last, f.createdAt, f.id")
    Page<DoseFollowUp> open(Pageable page);

    /** Closed ones, the last one first. */
    @Query("select f from DoseFollowUp f, ProcedureNote n where n.id = f.noteId"
            + " and n.status = org.spineline.procedure.NoteStatus.SIGNED"
            + " and f.status <> org.spineline.procedure.DoseFollowUpStatus.OPEN"
            + " order by f.closedAt desc, f.id")
    Page<DoseFollowUp> closed(Pageable page);

    @Query("select f from DoseFollowUp f, ProcedureNote n where n.id = f.noteId"
            + " and n.status = org.spineline.procedure.NoteStatus.SIGNED and f.patientId = :patientId"
            + " order by f.createdAt, f.id")
    List<DoseFollowUp> ofPatient(UUID patientId);

    DoseFollowUp saveAndFlush(DoseFollowUp followUp);
}
