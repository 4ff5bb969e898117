package org.spineline.supply.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Page;
import org.spineline.supply.LotState;
import org.spineline.supply.MovementKind;
import org.spineline.supply.application.SupplyRequests.CountRequest;
import org.spineline.supply.application.SupplyRequests.LotDetail;
import org.spineline.supply.application.SupplyRequests.LotRequest;
import org.spineline.supply.application.SupplyRequests.LotResponse;
import org.spineline.supply.application.SupplyRequests.ProductResponse;
import org.spineline.supply.application.SupplyRequests.ReceiptRequest;
import org.spineline.supply.application.SupplyRequests.StockAttention;
import org.spineline.supply.domain.SupplyLot;
import org.spineline.supply.domain.SupplyLotRepository;
import org.spineline.supply.domain.SupplyMovement;
import org.spineline.supply.domain.SupplyMovementRepository;
import org.spineline.supply.domain.SupplyProduct;
import org.spineline.supply.domain.SupplyProductRepository;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What lies on the shelf, and what may be done with it. */
@Service
@Transactional
public class LotService {
    private static final int FIRST_YEAR = 2000;
    private static final int LONGEST_LIFE_YEARS = 50;

    private final SupplyProductRepository products;
    private final SupplyLotRepository lots;
    private final SupplyMovementRepository movements;
    private final Shelf shelf;
    private final SupplyMapper mapper;
    private final CurrentActor actor;
    private final FacilityZone facility;

    LotService(
            SupplyProductRepository products,
            SupplyLotRepository lots,
            SupplyMovementRepository movements,
            Shelf shelf,
            SupplyMapper mapper,
            CurrentActor actor,
            FacilityZone facility) {
        this.products = products;
        this.lots = lots;
        this.movements = movements;
        this.shelf = shelf;
        this.mapper = mapper;
        this.actor = actor;
        this.facility = facility;
    }

    /**
     * By product and expiry; four queries.
     *
     * @param typed part of a lot or of a product's name
     * @param everything lots that are used up as well
     */
    @Requires(Permission.SUPPLY_READ)
    @Transactional(readOnly = true)
    public Page<LotResponse> find(@Nullable String typed, boolean everything, int page, int size) {
        String needle =
                typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
        var found = lots.find(needle, everything, PageRequest.of(page, size));
        return new Page<>(shelf.show(found.getContent()), page, size, found.getTotalElements());
    }

    @Requires(Permission.SUPPLY_READ)
    @Transactional(readOnly = true)
    public LotDetail get(UUID lotId) {
        return detail(load(lotId));
    }

    @Requires(Permission.SUPPLY_READ)
    @Transactional(readOnly = true)
    public StockAttention attention() {
        return new StockAttention(
                shelf.showProducts(products.findAllByOrderByFactsName()).stream()
                        .filter(ProductResponse::low)
                        .toList(),
                shelf.show(lots.onHandUntil(shelf.soon())),
                shelf.expiresSoonDays());
    }

    /** More of a known lot, or the first of a new one. */
    @Requires(Permission.SUPPLY_MANAGE)
    public LotDetail receive(ReceiptRequest request) {
        SupplyProduct product = products.findById(request.productId())
                .orElseThrow(() -> refused("/productId", "Choose a product of the catalogue."));
        if (product.isRetired()) {
            throw refused("/productId", "This product is retired. Take it back into use in the catalogue first.");
        }
        refuseImpossible(request.expiry());
        String key = SupplyLot.keyOf(request.lot());
        if (key.isEmpty()) {
            throw refused("/lot", "Enter the lot as the label has it.");
        }
        if (request.expiry() != null && request.expiry().isBefore(facility.today())) {
            throw refused("/expiry", "This lot has expired. Send it back; it cannot be received.");
        }
        Optional<SupplyLot> known = lots.findByProductIdAndLotKey(product.getId(), key);
        known.filter(lot -> !Objects.equals(lot.getExpiry(), request.expiry())).ifPresent(lot -> {
            throw refused(
                    "/expiry",
                    lot.getExpiry() == null
                            ? "This lot is known without an expiry. Correct it there first, or leave the field empty."
                            : "This lot is known with expiry %s. Compare the label; if the record is wrong, correct it first."
                                    .formatted(lot.getExpiry()));
        });
        SupplyLot lot = known.orElseGet(
                () -> lots.saveAndFlush(new SupplyLot(product.getId(), request.lot(), request.expiry())));
        movements.saveAndFlush(SupplyMovement.received(lot.getId(), request.units(), actor.displayName()));
        return detail(lot);
    }

    /** Sets right what the record says by what was counted; nothing happens when they agree. */
    @Requires(Permission.SUPPLY_MANAGE)
    public LotDetail count(UUID lotId, CountRequest request) {
        SupplyLot lot = lots.lock(lotId).orElseThrow(() -> Shelf.noSuchLot(lotId));
        int differs = request.counted() - shelf.onHand(List.of(lotId)).getOrDefault(lotId, 0);
        if (differs != 0) {
            movements.saveAndFlush(SupplyMovement.adjusted(lotId, differs, request.reason(), actor.displayName()));
        }
        return detail(lot);
    }

    /** Quarantines, recalls or releases a lot, or corrects its expiry; who, when and why stay with it. */
    @Requires(Permission.SUPPLY_MANAGE)
    public LotDetail decide(UUID lotId, ExpectedVersion expected, LotRequest request) {
        SupplyLot lot = load(lotId);
        lot.requireVersion(expected);
        refuseImpossible(request.expiry());
        if (lot.getState() != request.state()) {
            tell(lotId, kindOf(request.state()), request.reason());
        }
        if (!Objects.equals(lot.getExpiry(), request.expiry())) {
            tell(
                    lotId,
                    MovementKind.CORRECTED,
                    "Expiry was %s. %s"
                            .formatted(lot.getExpiry() == null ? "not recorded" : lot.getExpiry(), request.reason()));
        }
        lot.becomes(request.expiry(), request.state());
        return detail(lots.saveAndFlush(lot));
    }

    private void refuseImpossible(@Nullable LocalDate expiry) {
        if (expiry != null
                && (expiry.getYear() < FIRST_YEAR
                        || expiry.isAfter(facility.today().plusYears(LONGEST_LIFE_YEARS)))) {
            throw refused("/expiry", "No label has this expiry. Check the year.");
        }
    }

    private void tell(UUID lotId, MovementKind kind, String reason) {
        movements.saveAndFlush(SupplyMovement.decided(lotId, kind, reason, actor.displayName()));
    }

    private static MovementKind kindOf(LotState state) {
        return switch (state) {
            case AVAILABLE -> MovementKind.RELEASED;
            case QUARANTINED -> MovementKind.QUARANTINED;
            case RECALLED -> MovementKind.RECALLED;
        };
    }

    private LotDetail detail(SupplyLot lot) {
        return new LotDetail(
                shelf.show(lot),
                movements.findTop200ByLotIdOrderByCreatedAtDescId(lot.getId()).stream()
                        .map(mapper::toView)
                        .toList());
    }

    private SupplyLot load(UUID lotId) {
        return lots.findById(lotId).orElseThrow(() -> Shelf.noSuchLot(lotId));
    }

    private static RuleViolationException refused(String pointer, String message) {
        return new RuleViolationException(
                "lot-refused", "Nothing was saved.", List.of(new FieldError(pointer, message)));
    }
}
