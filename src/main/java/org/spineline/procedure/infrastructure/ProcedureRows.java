package org.spineline.procedure.infrastructure;

import java.util.List;
import org.spineline.kernel.domain.OwnedRows;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.spineline.procedure.domain.NoteAddendum;
import org.spineline.procedure.domain.ProcedureNote;
import org.springframework.stereotype.Component;

/** What this module keeps about patients. */
@Component
class ProcedureRows implements PatientOwnedRecords {
    @Override
    public List<OwnedRows> rows() {
        return List.of(
                OwnedRows.ofEpisode(ProcedureNote.class, "procedure_note"),
                OwnedRows.about(
                        NoteAddendum.class,
                        "note_addendum",
                        "(select n.episode_id from procedure_note n where n.id = note_id)"));
    }
}
