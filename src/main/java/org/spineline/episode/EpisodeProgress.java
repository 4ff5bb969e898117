package org.spineline.episode;

import java.util.UUID;

/** What later modules report back to the episode. */
public interface EpisodeProgress {
    /** The procedure was done and its note signed. */
    void treated(UUID episodeId);
}
