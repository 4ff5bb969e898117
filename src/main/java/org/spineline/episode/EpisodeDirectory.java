package org.spineline.episode;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Episodes as other modules see them. */
public interface EpisodeDirectory {
    /** @throws org.spineline.kernel.problem.NotFoundException if there is none */
    EpisodeSummary require(UUID episodeId);

    /** @throws org.spineline.kernel.problem.NotFoundException if there is none */
    EpisodeFacts facts(UUID episodeId);

    /** Those that exist; a fixed number of queries. */
    Map<UUID, EpisodeSummary> summaries(Collection<UUID> episodeIds);

    /** Oldest referral first. */
    List<EpisodeSummary> accepted();

    /** The same without opening any of them: most have a booking, and whoever asks for the others reads those alone. */
    List<UUID> acceptedIds();

    /**
     * Keeps the patient of this episode to the calling transaction: whoever else wants to decide about one of his
     * episodes waits.
     *
     * @return the patient
     * @throws org.spineline.kernel.problem.NotFoundException if there is no such episode
     */
    UUID lockPatientOf(UUID episodeId);

    /**
     * One query.
     *
     * @throws org.spineline.kernel.problem.NotFoundException if there is no such episode
     */
    BookableEpisode bookable(UUID episodeId);

    /**
     * As {@link #lockPatientOf} and then {@link #bookable}, in one trip to the database where that is possible.
     *
     * @throws org.spineline.kernel.problem.NotFoundException if there is no such episode
     */
    BookableEpisode lockBookable(UUID episodeId);
}
