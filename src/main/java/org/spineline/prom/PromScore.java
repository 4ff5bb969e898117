package org.spineline.prom;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.RmdqAnswers;

/**
 * A score as it is kept.
 *
 * @param contactId the call or the questionnaire it was asked for; null in the clinic and for a link nobody had planned
 * @param value on the instrument's scale; an EQ-5D profile without a visual analogue scale has none
 * @param statements the Roland–Morris statements ticked; null when only a total is known, and for every other instrument
 */
public record PromScore(
        UUID episodeId,
        @Nullable UUID contactId,
        Instrument instrument,
        @Nullable BigDecimal value,
        @Nullable RmdqAnswers statements,
        PromSource source,
        Instant answeredAt) {}
