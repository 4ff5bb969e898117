package org.spineline.supply.domain;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.spineline.supply.LotState;
import org.spineline.supply.MovementKind;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** What happened to the lots. */
public interface SupplyMovementRepository extends Repository<SupplyMovement, UUID> {
    /** Units of one lot or product. */
    record Sum(UUID id, Long units) {}

    /** Units a note moved in or out of a lot: below 0 while something is taken. */
    record OfNote(UUID noteId, UUID lotId, Long units) {}

    @Query("select new org.spineline.supply.domain.SupplyMovementRepository$OfNote(m.noteId, m.lotId, sum(m.units))"
            + " from SupplyMovement m where m.noteId = :noteId group by m.noteId, m.lotId")
    List<OfNote> takenBy(UUID noteId);

    @Query("select new org.spineline.supply.domain.SupplyMovementRepository$OfNote(m.noteId, m.lotId, sum(m.units))"
            + " from SupplyMovement m where m.lotId in :lots and m.noteId is not null group by m.noteId, m.lotId")
    List<OfNote> takenOf(Collection<UUID> lots);

    /** Lots without any movement are left out. */
    @Query("select new org.spineline.supply.domain.SupplyMovementRepository$Sum(m.lotId, sum(m.units))"
            + " from SupplyMovement m where m.lotId in :lots group by m.lotId")
    List<Sum> onHand(Collection<UUID> lots);

    /** Units of each product in lots of this state. */
    @Query("select new org.spineline.supply.domain.SupplyMovementRepository$Sum(l.productId, sum(m.units))"
            + " from SupplyMovement m, SupplyLot l where l.id = m.lotId and l.state = :state group by l.productId")
    List<Sum> onHandOfProducts(LotState state);

    List<SupplyMovement> findTop200ByLotIdOrderByCreatedAtDescId(UUID lotId);

    List<SupplyMovement> findAllByNoteId(UUID noteId);

    boolean existsByNoteIdAndKind(UUID noteId, MovementKind kind);

    SupplyMovement save(SupplyMovement movement);

    SupplyMovement saveAndFlush(SupplyMovement movement);
}
