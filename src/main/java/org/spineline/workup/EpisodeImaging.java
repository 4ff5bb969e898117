package org.spineline.workup;

import java.util.List;
import java.util.UUID;

/** The pictures of an episode, read by those who argue from them. */
public interface EpisodeImaging {
    /** Newest first. */
    List<ImagingEvidence> imagingOf(UUID episodeId);
}
