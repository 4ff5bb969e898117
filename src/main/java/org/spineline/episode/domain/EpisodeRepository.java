package org.spineline.episode.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.EpisodeStatus;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Episodes of this facility. */
public interface EpisodeRepository extends Repository<Episode, UUID> {
    Optional<Episode> findById(UUID id);

    /** With their planned levels and their fractures, in one statement: a few of each. */
    @Query("select e from Episode e left join fetch e.plannedLevels left join fetch e.fractures where e.id in :ids")
    List<Episode> findAllByIdIn(Collection<UUID> ids);

    /** The same for one. */
    @Query("select e from Episode e left join fetch e.plannedLevels left join fetch e.fractures where e.id = :id")
    Optional<Episode> findWithLevels(UUID id);

    List<Episode> findAllByPatientIdOrderByNumberDesc(UUID patientId);

    List<Episode> findAllByStatusOrderByCreatedAt(EpisodeStatus status);

    @Query("select e.id from Episode e where e.status = :status order by e.createdAt")
    List<UUID> idsByStatus(EpisodeStatus status);

    @Query("select e from Episode e where :status is null or e.status = :status")
    Page<Episode> find(@Nullable EpisodeStatus status, Pageable page);

    @Query("select coalesce(max(e.number), 0) from Episode e where e.patientId = :patientId")
    int lastNumberOf(UUID patientId);

    Episode save(Episode episode);

    /** Writes at once, so that the answer carries the new version. */
    Episode saveAndFlush(Episode episode);
}
