package org.spineline.supply.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The catalogue. */
public interface SupplyProductRepository extends Repository<SupplyProduct, UUID> {
    Optional<SupplyProduct> findById(UUID id);

    Optional<SupplyProduct> findByFactsGtin(String gtin);

    List<SupplyProduct> findAllByIdIn(Collection<UUID> ids);

    List<SupplyProduct> findAllByOrderByFactsName();

    SupplyProduct saveAndFlush(SupplyProduct product);
}
