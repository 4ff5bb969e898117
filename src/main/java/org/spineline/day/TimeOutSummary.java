package org.spineline.day;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.Technique;

/**
 * The pause before access, as two people confirmed it.
 *
 * @param justification why the team went on although plan, imaging, consent or authorisation differ; null when they agree
 */
public record TimeOutSummary(
        Instant at,
        String firstName,
        String secondName,
        Technique technique,
        List<VertebralLevel> levels,
        String numberingMethod,
        @Nullable String justification) {}
