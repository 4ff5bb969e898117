package org.spineline.workup;

/**
 * How one blood test of an episode stands against the site's limits.
 *
 * @param reason a sentence, whatever the outcome
 * @param source of the limit
 */
public record BloodEvidence(BloodItem item, BloodNeed need, BloodStatus status, String reason, String source) {}
