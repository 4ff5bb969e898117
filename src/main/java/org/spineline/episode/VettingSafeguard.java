package org.spineline.episode;

import java.util.List;
import java.util.UUID;
import org.spineline.anatomy.VertebralLevel;

/** Implemented by every module that knows of contraindications; acceptance asks them all. */
public interface VettingSafeguard {
    /** @param levels about to be accepted */
    List<VettingConcern> concernsOn(UUID episodeId, List<VertebralLevel> levels);
}
