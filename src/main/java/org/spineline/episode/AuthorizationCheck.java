package org.spineline.episode;

import java.util.List;
import java.util.UUID;

/**
 * The payer's word held against the plan of an episode.
 *
 * @param issues what does not fit; empty when it is valid or not needed
 */
public record AuthorizationCheck(UUID episodeId, AuthorizationState state, List<Issue> issues) {
    /**
     * @param code for programs
     * @param text a sentence that says what to do
     */
    public record Issue(String code, String text) {}
}
