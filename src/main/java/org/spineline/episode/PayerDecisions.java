package org.spineline.episode;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What payers said, read by those who plan. */
public interface PayerDecisions {
    /** Oldest first, by episode; one query, however many episodes. */
    Map<UUID, List<PayerDecision>> decisionsOn(Collection<UUID> episodeIds);
}
