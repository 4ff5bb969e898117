package org.spineline.episode;

import java.util.List;
import java.util.UUID;
import org.spineline.access.Permission;

/** Implemented by every module that has something to say about an episode; the timeline asks them all. */
public interface EpisodeTimelineContributor {
    /** Whoever lacks it does not see these lines. */
    Permission requires();

    List<TimelineEntry> entriesFor(UUID episodeId);
}
