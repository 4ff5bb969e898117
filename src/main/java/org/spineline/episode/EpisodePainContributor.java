package org.spineline.episode;

import java.util.List;
import java.util.UUID;
import org.spineline.access.Permission;

/** Implemented by every module that asks for pain. */
public interface EpisodePainContributor {
    /** Whoever lacks it does not see these scores. */
    Permission requires();

    List<PainPoint> painFor(UUID episodeId);
}
