package org.spineline.episode.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.EpisodeStatus;
import org.spineline.episode.Guidance;
import org.spineline.episode.Technique;

/** An episode and one of its planned levels, read without the rest. */
public record BookableRow(
        UUID patientId,
        EpisodeStatus status,
        @Nullable Technique technique,
        @Nullable String sedationProtocolCode,
        @Nullable Guidance guidance,
        @Nullable VertebralLevel level) {}
