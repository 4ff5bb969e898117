package org.spineline.episode;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Whether authorisations still fit the plan, read by those who judge readiness. */
public interface AuthorizationChecks {
    /**
     * A fixed number of queries, however many episodes.
     *
     * @param on day of the procedure, or today while there is no date
     */
    Map<UUID, AuthorizationCheck> checks(Collection<UUID> episodeIds, LocalDate on);
}
