package org.spineline.episode;

import java.util.UUID;

/** The radiologist has decided. */
public record EpisodeVetted(UUID episodeId, UUID patientId, boolean accepted) {}
