package org.spineline.procedure.application;

import java.time.Instant;
import java.util.List;
import org.spineline.access.SystemUse;
import org.spineline.booking.CaseLog;
import org.spineline.procedure.domain.ProcedureNoteRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The times in signed notes; a draft may still be corrected. */
@Service
@Transactional(readOnly = true)
public class NoteCaseLog implements CaseLog {
    private final ProcedureNoteRepository notes;

    NoteCaseLog(ProcedureNoteRepository notes) {
        this.notes = notes;
    }

    @Override
    @SystemUse("Times without patients, for planning")
    public List<LoggedCase> since(Instant from) {
        return notes.timesOfSigned(from);
    }
}
