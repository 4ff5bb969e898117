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

    /** With their planned levels, in one statement. */
    @Query("select e from Episode e left join fetch e.plannedLevels where e.id in :ids")
    List<Episode> findAllByIdIn(Collection<UUID> ids);

    /** The same for one. */
    @Query("select e from Episode e left join fetch e.plannedLevels where e.id = :id")
    Optional<Episode> findWithLevels(UUID id);

    List<Episode> findAllByPatientIdOrderByNumberDesc(UUID patientId);

    List<Episode> findAllByStatusOrderByCreatedAt(EpisodeStatus status);

    @Query("select e.id from Episode e where e.status = :status order by e.createdAt")
    List<UUID> idsByStatus(EpisodeStatus status);

    @Query("select e from Episode e where :status is null or e.status = :status")
    Page<Episode> find(@Nullable EpisodeStatus status, Pageable page);

    @Query("select coalesce(max(e.number), 0) from Episode e where e.patientId = :patientId")
    int lastNumberOf(UUID patientId);

    /** A row for each planned level, one with no level where none is planned. */
    @Query("select new org.spineline.episode.domain.BookableRow(e.patientId, e.status, e.technique,"
            + " e.sedationProtocolCode, e.guidance, p.level)"
            + " from Episode e left join e.plannedLevels p where e.id = :id")
    List<BookableRow> bookable(UUID id);

    Episode save(Episode episode);

    /** Writes at once, so that the answer carries the new version. */
    Episode saveAndFlush(Episode episode);
}
