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

    /** Open ones first, by date; those without a date before those with one. */
    @Query("select f from DoseFollowUp f, ProcedureNote n where n.id = f.noteId"
            + " and n.status = org.spineline.procedure.NoteStatus.SIGNED"
            + " order by case when f.status = org.spineline.procedure.DoseFollowUpStatus.OPEN then 0 else 1 end,"
            + " f.due nulls first, f.createdAt, f.id")
    Page<DoseFollowUp> find(Pageable page);

    @Query("select f from DoseFollowUp f, ProcedureNote n where n.id = f.noteId"
            + " and n.status = org.spineline.procedure.NoteStatus.SIGNED and f.patientId = :patientId"
            + " order by f.createdAt, f.id")
    List<DoseFollowUp> ofPatient(UUID patientId);

    DoseFollowUp saveAndFlush(DoseFollowUp followUp);
}
