package org.spineline.prom.infrastructure;

import java.util.List;
import org.spineline.kernel.domain.OwnedRows;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.spineline.prom.domain.Invitation;
import org.spineline.prom.domain.ProcedureCourse;
import org.spineline.prom.domain.QuestionnaireResponse;
import org.springframework.stereotype.Component;

/** What this module keeps about patients. */
@Component
class PromRows implements PatientOwnedRecords {
    @Override
    public List<OwnedRows> rows() {
        return List.of(
                OwnedRows.ofEpisode(QuestionnaireResponse.class, "questionnaire_response"),
                OwnedRows.ofEpisode(ProcedureCourse.class, "prom_course"),
                OwnedRows.ofEpisode(Invitation.class, "prom_invitation"));
    }
}
