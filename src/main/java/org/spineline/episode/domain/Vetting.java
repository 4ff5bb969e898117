package org.spineline.episode.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.Guidance;
import org.spineline.episode.PlannedLevel;
import org.spineline.episode.Technique;
import org.spineline.episode.Urgency;
import org.spineline.episode.VettingOutcome;

/** A radiologist's decision on a referral, by whom and when. */
public record Vetting(
        VettingOutcome outcome,
        @Nullable Technique technique,
        List<PlannedLevel> levels,
        @Nullable String sedationProtocolCode,
        @Nullable Guidance guidance,
        @Nullable Urgency urgency,
        @Nullable String reason,
        List<Contraindication> contraindications,
        UUID by,
        String byName,
        Instant at) {}
