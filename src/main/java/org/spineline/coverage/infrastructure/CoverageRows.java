package org.spineline.coverage.infrastructure;

import java.util.List;
import org.spineline.coverage.domain.CoverageStatement;
import org.spineline.kernel.domain.OwnedRows;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.springframework.stereotype.Component;

/** What this module keeps about patients. */
@Component
class CoverageRows implements PatientOwnedRecords {
    @Override
    public List<OwnedRows> rows() {
        return List.of(OwnedRows.ofEpisode(CoverageStatement.class, "coverage_statement"));
    }
}
