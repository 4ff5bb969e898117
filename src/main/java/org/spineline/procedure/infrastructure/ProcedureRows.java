package org.spineline.procedure.infrastructure;

import java.util.List;
import org.spineline.kernel.domain.OwnedRows;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.spineline.procedure.domain.NoteAddendum;
import org.spineline.procedure.domain.NoteVersion;
import org.spineline.procedure.domain.NoteVoid;
import org.spineline.procedure.domain.ProcedureNote;
import org.springframework.stereotype.Component;

/** What this module keeps about patients. */
@Component
class ProcedureRows implements PatientOwnedRecords {
    private static final String EPISODE_OF_NOTE = "(select n.episode_id from procedure_note n where n.id = note_id)";

    @Override
    public List<OwnedRows> rows() {
        return List.of(
                OwnedRows.ofEpisode(ProcedureNote.class, "procedure_note"),
                OwnedRows.about(NoteAddendum.class, "note_addendum", EPISODE_OF_NOTE),
                OwnedRows.about(NoteVersion.class, "note_version", EPISODE_OF_NOTE),
                OwnedRows.about(NoteVoid.class, "note_void", EPISODE_OF_NOTE));
    }
}
