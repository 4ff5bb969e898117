package org.spineline.supply.application;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.supply.LotState;
import org.spineline.supply.application.SupplyRequests.Freshness;
import org.spineline.supply.application.SupplyRequests.LotResponse;
import org.spineline.supply.application.SupplyRequests.ProductResponse;
import org.spineline.supply.domain.ProductFacts;
import org.spineline.supply.domain.SupplyLot;
import org.spineline.supply.domain.SupplyMovementRepository;
import org.spineline.supply.domain.SupplyMovementRepository.Sum;
import org.spineline.supply.domain.SupplyProduct;
import org.spineline.supply.domain.SupplyProductRepository;
import org.spineline.supply.domain.SupplyRules;
import org.springframework.stereotype.Component;

/** Puts lots and products together with what is left of them; a fixed number of queries, however many. */
@Component
class Shelf {
    private final SupplyProductRepository products;
    private final SupplyMovementRepository movements;
    private final SupplyRules rules;
    private final SupplyMapper mapper;
    private final FacilityZone facility;

    Shelf(
            SupplyProductRepository products,
            SupplyMovementRepository movements,
            SupplyRules rules,
            SupplyMapper mapper,
            FacilityZone facility) {
        this.products = products;
        this.movements = movements;
        this.rules = rules;
        this.mapper = mapper;
        this.facility = facility;
    }

    static NotFoundException noSuchLot(UUID lotId) {
        return new NotFoundException("lot-not-found", "This lot is not in the stock.", Map.of("lotId", lotId));
    }

    /** Lots nobody ever moved are left out. */
    Map<UUID, Integer> onHand(Collection<UUID> lots) {
        return byId(movements.onHand(lots));
    }

    Map<UUID, ProductFacts> productsOf(List<SupplyLot> lots) {
        return products
                .findAllByIdIn(
                        lots.stream().map(SupplyLot::getProductId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(SupplyProduct::getId, SupplyProduct::getFacts));
    }

    List<LotResponse> show(List<SupplyLot> lots) {
        if (lots.isEmpty()) {
            return List.of();
        }
        Map<UUID, ProductFacts> ofWhat = productsOf(lots);
        Map<UUID, Integer> left = onHand(lots.stream().map(SupplyLot::getId).toList());
        return lots.stream()
                .map(lot -> mapper.toResponse(
                        lot, ofWhat.get(lot.getProductId()), freshness(lot), left.getOrDefault(lot.getId(), 0)))
                .toList();
    }

    LotResponse show(SupplyLot lot) {
        return show(List.of(lot)).get(0);
    }

    List<ProductResponse> showProducts(List<SupplyProduct> some) {
        Map<UUID, Integer> left = byId(movements.onHandOfProducts(LotState.AVAILABLE));
        return some.stream()
                .map(product -> {
                    int onHand = left.getOrDefault(product.getId(), 0);
                    Integer lowAt = product.getFacts().lowStockAt();
                    return mapper.toResponse(product, onHand, !product.isRetired() && lowAt != null && onHand <= lowAt);
                })
                .toList();
    }

    ProductResponse show(SupplyProduct product) {
        return showProducts(List.of(product)).get(0);
    }

    /** The last day on which a lot still counts as "expires soon". */
    LocalDate soon() {
        return facility.today().plusDays(rules.expiresSoonDays());
    }

    int expiresSoonDays() {
        return rules.expiresSoonDays();
    }

    Freshness freshness(SupplyLot lot) {
        LocalDate expiry = lot.getExpiry();
        if (expiry == null) {
            return Freshness.NOT_RECORDED;
        }
        if (lot.isExpired(facility.today())) {
            return Freshness.EXPIRED;
        }
        return expiry.isAfter(soon()) ? Freshness.GOOD : Freshness.EXPIRES_SOON;
    }

    private static Map<UUID, Integer> byId(List<Sum> sums) {
        return sums.stream().collect(Collectors.toMap(Sum::id, sum -> Math.toIntExact(sum.units())));
    }
}
