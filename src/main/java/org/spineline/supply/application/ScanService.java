package org.spineline.supply.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.supply.LotState;
import org.spineline.supply.application.SupplyRequests.LotResponse;
import org.spineline.supply.application.SupplyRequests.ScanFact;
import org.spineline.supply.application.SupplyRequests.ScanRequest;
import org.spineline.supply.application.SupplyRequests.ScanResponse;
import org.spineline.supply.domain.Gs1Label;
import org.spineline.supply.domain.SupplyLot;
import org.spineline.supply.domain.SupplyLotRepository;
import org.spineline.supply.domain.SupplyProduct;
import org.spineline.supply.domain.SupplyProductRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells what a scanned label is: the product, the lot, and whether it may be used. */
@Service
@Transactional(readOnly = true)
public class ScanService {
    private final SupplyProductRepository products;
    private final SupplyLotRepository lots;
    private final Shelf shelf;
    private final FacilityZone facility;

    ScanService(SupplyProductRepository products, SupplyLotRepository lots, Shelf shelf, FacilityZone facility) {
        this.products = products;
        this.lots = lots;
        this.shelf = shelf;
        this.facility = facility;
    }

    /** @throws RuleViolationException at {@code /text} if it is no GS1 label */
    @Requires(Permission.SUPPLY_READ)
    public ScanResponse scan(ScanRequest request) {
        Gs1Label label = label(request.text());
        String gtin = label.gtin();
        List<SupplyLot> candidates =
                label.lot() == null ? List.of() : lots.findAllByLotKey(SupplyLot.keyOf(label.lot()));
        Optional<SupplyProduct> product = gtin == null ? only(candidates) : products.findByFactsGtin(gtin);
        Optional<LotResponse> known = product.flatMap(found -> candidates.stream()
                        .filter(lot -> lot.getProductId().equals(found.getId()))
                        .findFirst())
                .map(shelf::show);
        List<ScanFact> facts = facts(label, candidates, product, known);
        return new ScanResponse(
                gtin,
                label.lot(),
                label.expiry(),
                label.madeOn(),
                label.serial(),
                label.units(),
                product.map(shelf::show).orElse(null),
                known.orElse(null),
                facts,
                known.isPresent() && facts.stream().allMatch(ScanService::isNoObstacle));
    }

    /** A label without a GTIN names a lot; where one product alone has it, that is meant. */
    private Optional<SupplyProduct> only(List<SupplyLot> candidates) {
        return candidates.size() == 1 ? products.findById(candidates.get(0).getProductId()) : Optional.empty();
    }

    private List<ScanFact> facts(
            Gs1Label label, List<SupplyLot> candidates, Optional<SupplyProduct> product, Optional<LotResponse> known) {
        List<ScanFact> facts = new ArrayList<>();
        known.map(LotResponse::state).ifPresent(state -> {
            if (state != LotState.AVAILABLE) {
                facts.add(state == LotState.RECALLED ? ScanFact.RECALLED : ScanFact.QUARANTINED);
            }
        });
        LocalDate expiry =
                earlier(label.expiry(), known.map(LotResponse::expiry).orElse(null));
        if (expiry == null) {
            facts.add(ScanFact.NO_EXPIRY);
        } else if (expiry.isBefore(facility.today())) {
            facts.add(ScanFact.EXPIRED);
        } else if (!expiry.isAfter(shelf.soon())) {
            facts.add(ScanFact.EXPIRES_SOON);
        }
        if (label.expiry() != null
                && known.isPresent()
                && !Objects.equals(label.expiry(), known.get().expiry())) {
            facts.add(ScanFact.EXPIRY_DIFFERS);
        }
        if (label.mayHaveLostTheSeparator()) {
            facts.add(ScanFact.SEPARATOR_MISSING);
        }
        if (label.lot() == null) {
            facts.add(ScanFact.NO_LOT);
        } else if (product.isPresent() && known.isEmpty()) {
            facts.add(ScanFact.LOT_UNKNOWN);
        }
        if (label.gtin() != null && product.isEmpty()) {
            facts.add(ScanFact.NOT_IN_CATALOGUE);
        } else if (label.gtin() == null && product.isEmpty()) {
            facts.add(candidates.size() > 1 ? ScanFact.LOT_OF_SEVERAL_PRODUCTS : ScanFact.NO_GTIN);
        }
        if (product.map(SupplyProduct::isRetired).orElse(false)) {
            facts.add(ScanFact.RETIRED);
        }
        return facts;
    }

    private static boolean isNoObstacle(ScanFact fact) {
        return fact == ScanFact.EXPIRES_SOON || fact == ScanFact.NO_EXPIRY || fact == ScanFact.RETIRED;
    }

    /** Where label and record differ, the safer of the two counts. */
    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private Gs1Label label(String text) {
        try {
            return Gs1Label.read(text, facility.today());
        } catch (Gs1Label.Unreadable unreadable) {
            throw new RuleViolationException(
                    "scan-unreadable",
                    "This label could not be read.",
                    List.of(new FieldError("/text", String.valueOf(unreadable.getMessage()))));
        }
    }
}
