package org.spineline.workup;

import java.util.List;
import java.util.UUID;

/** Blood work of an episode, read by those who argue from it. */
public interface EpisodeBlood {
    /** INR, platelets and fibrinogen as of the procedure, or of now while there is no date. */
    List<BloodEvidence> coagulationOf(UUID episodeId);
}
