package org.spineline.workup;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Looks ahead: on which days every condition can still be met. Asks the database a fixed number of questions. */
public interface GateOutlook {
    /**
     * @param from first local day
     * @param to last local day, included
     * @return the days with obstacles, hard ones first; a day that is missing has none
     * @throws org.spineline.kernel.problem.NotFoundException if there is no such episode
     */
    Map<LocalDate, List<GateObstacle>> obstacles(UUID episodeId, LocalDate from, LocalDate to);

    /** The same for many episodes at once; episodes that do not exist are left out. */
    Map<UUID, Map<LocalDate, List<GateObstacle>>> obstaclesOfAll(
            Collection<UUID> episodeIds, LocalDate from, LocalDate to);

    /**
     * What stands against one day and is not up to the payer, who is not asked.
     *
     * @return nothing if there is no such episode
     */
    List<GateObstacle> clinicalObstacles(UUID episodeId, LocalDate day);
}
