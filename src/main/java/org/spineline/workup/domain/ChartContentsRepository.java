package org.spineline.workup.domain;

import java.util.Collection;
import java.util.UUID;

/** A look into the folders before any of them is opened: a chart is mostly empty when its episode is booked. */
public interface ChartContentsRepository {
    /**
     * One query.
     *
     * @param episodes at least one
     * @param patients whose results count, whatever the episode; at least one
     */
    ChartContents of(Collection<UUID> episodes, Collection<UUID> patients);
}
