package org.spineline.episode;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;

/**
 * What a booking needs to know of its episode.
 *
 * @param plannedLevels in anatomical order; empty until accepted
 */
public record BookableEpisode(
        UUID id,
        UUID patientId,
        EpisodeStatus status,
        @Nullable Technique technique,
        List<VertebralLevel> plannedLevels,
        @Nullable String sedationProtocolCode,
        @Nullable Guidance guidance) {}
