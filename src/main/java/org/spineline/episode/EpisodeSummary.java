package org.spineline.episode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;

/**
 * What other modules may know of an episode.
 *
 * @param number counts the episodes of this patient from 1
 * @param setting in hospital or not, as the referrer told
 * @param plannedLevels in anatomical order; empty until accepted
 * @param onset earliest onset of its fractures
 * @param painOnMovement at referral, numeric rating scale 0 to 10
 * @param coverageEnds last day on which payers of the usual kind cover the procedure
 * @param vettedBy the user who decided on it; null until somebody has
 */
public record EpisodeSummary(
        UUID id,
        UUID patientId,
        int number,
        EpisodeStatus status,
        Urgency urgency,
        CareSetting setting,
        @Nullable Technique technique,
        List<VertebralLevel> plannedLevels,
        @Nullable String sedationProtocolCode,
        @Nullable Guidance guidance,
        LocalDate onset,
        List<VertebralLevel> fractureLevels,
        int painOnMovement,
        Instant referredAt,
        @Nullable LocalDate coverageEnds,
        @Nullable UUID vettedBy) {}
