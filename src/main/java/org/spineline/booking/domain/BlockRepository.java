package org.spineline.booking.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Blocks of this facility. */
public interface BlockRepository extends Repository<Block, UUID> {
    Optional<Block> findByIdAndResourceId(UUID id, UUID resourceId);

    List<Block> findAllBySeriesId(UUID seriesId);

    /** Whatever touches the window, released or not, by start. */
    @Query("select b from Block b where b.resourceId in :resourceIds and b.startsAt < :until and b.endsAt > :from"
            + " order by b.startsAt, b.id")
    List<Block> findAllIn(Collection<UUID> resourceIds, Instant from, Instant until);

    List<Block> saveAllAndFlush(Iterable<Block> blocks);

    void deleteAll(Iterable<Block> blocks);
}
