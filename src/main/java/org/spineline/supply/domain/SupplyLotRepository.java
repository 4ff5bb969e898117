package org.spineline.supply.domain;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Lots, whatever is left of them. */
public interface SupplyLotRepository extends Repository<SupplyLot, UUID> {
    Optional<SupplyLot> findById(UUID id);

    Optional<SupplyLot> findByProductIdAndLotKey(UUID productId, String lotKey);

    List<SupplyLot> findAllByLotKey(String lotKey);

    List<SupplyLot> findAllByIdIn(Collection<UUID> ids);

    /** Who counts a shelf holds the lot meanwhile: two counts at once must not both be added. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select l from SupplyLot l where l.id = :id")
    Optional<SupplyLot> lock(UUID id);

    /** @param needle part of the lot or of the product's name, in small letters; empty finds all */
    @Query("select l from SupplyLot l, SupplyProduct p where p.id = l.productId"
            + " and (lower(l.lot) like concat('%', :needle, '%') escape '!'"
            + " or lower(p.facts.name) like concat('%', :needle, '%') escape '!')"
            + " and (:everything = true or (select coalesce(sum(m.units), 0) from SupplyMovement m"
            + " where m.lotId = l.id) <> 0)"
            + " order by p.facts.name, l.expiry, l.lot, l.id")
    Page<SupplyLot> find(String needle, boolean everything, Pageable page);

    /** On hand and to be used up by then. */
    @Query("select l from SupplyLot l where l.expiry <= :until and (select coalesce(sum(m.units), 0)"
            + " from SupplyMovement m where m.lotId = l.id) > 0 order by l.expiry, l.lot, l.id")
    List<SupplyLot> onHandUntil(LocalDate until);

    SupplyLot saveAndFlush(SupplyLot lot);
}
