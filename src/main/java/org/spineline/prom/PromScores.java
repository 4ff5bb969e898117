package org.spineline.prom;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What patients answered, for the modules that show or follow it. */
public interface PromScores {
    /** Of each episode that has any, the oldest answer first; one query. */
    Map<UUID, List<PromScore>> ofEpisodes(Collection<UUID> episodeIds);
}
