package org.spineline.episode;

import java.time.Instant;

/**
 * A pain score somebody gave.
 *
 * @param score numeric rating scale, 0 to 10
 * @param source where it was asked, such as "Referral" or "24 h call"
 */
public record PainPoint(Instant at, PainContext context, int score, String source) {}
