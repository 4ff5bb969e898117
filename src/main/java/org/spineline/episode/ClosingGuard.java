package org.spineline.episode;

import java.util.List;
import java.util.UUID;

/** Implemented by every module in which an episode may still be expected; whoever ends one asks them all. */
public interface ClosingGuard {
    /** @return sentences that say what to do first; empty when nothing is open */
    List<String> stillOpen(UUID episodeId);

    /**
     * Ends whatever is open, in the transaction of whoever ends the episode.
     *
     * @param inWords the sentence for the record
     */
    void giveUp(UUID episodeId, GivingUpReason reason, String inWords);
}
