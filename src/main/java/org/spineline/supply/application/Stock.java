package org.spineline.supply.application;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.access.SystemUse;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.supply.LotOpened;
import org.spineline.supply.LotSearch;
import org.spineline.supply.LotUse;
import org.spineline.supply.LotView;
import org.spineline.supply.MovementKind;
import org.spineline.supply.Supplies;
import org.spineline.supply.domain.ProductFacts;
import org.spineline.supply.domain.SupplyLot;
import org.spineline.supply.domain.SupplyLotRepository;
import org.spineline.supply.domain.SupplyMovement;
import org.spineline.supply.domain.SupplyMovementRepository;
import org.spineline.supply.domain.SupplyMovementRepository.OfNote;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The stock as other modules use it. */
@Service
@SystemUse("Asked by the procedure note, which checks who may write, sign and void")
@Transactional
class Stock implements Supplies, LotSearch {
    private final SupplyLotRepository lots;
    private final SupplyMovementRepository movements;
    private final Shelf shelf;
    private final CurrentActor actor;

    Stock(SupplyLotRepository lots, SupplyMovementRepository movements, Shelf shelf, CurrentActor actor) {
        this.lots = lots;
        this.movements = movements;
        this.shelf = shelf;
        this.actor = actor;
    }

    @Override
    @Transactional(readOnly = true)
    public List<LotView> lots(Collection<UUID> ids) {
        Set<UUID> wanted = Set.copyOf(ids);
        if (wanted.isEmpty()) {
            return List.of();
        }
        return views(lots.findAllByIdIn(wanted));
    }

    @Override
    @Transactional(readOnly = true)
    public List<LotView> named(String lot) {
        return views(lots.findAllByLotKey(SupplyLot.keyOf(lot)));
    }

    @Override
    public String keyOf(String lot) {
        return SupplyLot.keyOf(lot);
    }

    private List<LotView> views(List<SupplyLot> found) {
        Map<UUID, ProductFacts> known = shelf.productsOf(found);
        Map<UUID, Integer> onHand =
                shelf.onHand(found.stream().map(SupplyLot::getId).toList());
        return found.stream()
                .map(lot -> {
                    ProductFacts product = known.get(lot.getProductId());
                    return new LotView(
                            lot.getId(),
                            lot.getProductId(),
                            product.name(),
                            product.manufacturer(),
                            product.kind(),
                            lot.getLot(),
                            lot.getExpiry(),
                            lot.getState(),
                            onHand.getOrDefault(lot.getId(), 0),
                            product.ratedPressurePsi(),
                            product.ratedVolumeMl());
                })
                .toList();
    }

    /** @throws NotFoundException if one of the lots does not exist; nothing is taken then */
    @Override
    public void used(UUID noteId, List<LotUse> uses) {
        if (uses.isEmpty() || movements.existsByNoteIdAndKind(noteId, MovementKind.USED)) {
            return;
        }
        Map<UUID, LotUse> byLot = new LinkedHashMap<>();
        for (LotUse use : uses) {
            byLot.merge(use.lotId(), use, Stock::together);
        }
        Set<UUID> known = lots.findAllByIdIn(byLot.keySet()).stream()
                .map(SupplyLot::getId)
                .collect(Collectors.toSet());
        byLot.keySet().stream().filter(id -> !known.contains(id)).findFirst().ifPresent(missing -> {
            throw Shelf.noSuchLot(missing);
        });
        byLot.values()
                .forEach(use -> movements.saveAndFlush(
                        SupplyMovement.used(use.lotId(), use.units(), use.millilitres(), noteId, actor.displayName())));
    }

    @Override
    public void givenBack(UUID noteId) {
        List<SupplyMovement> ofNote = movements.findAllByNoteId(noteId);
        if (ofNote.stream().anyMatch(movement -> movement.getKind() == MovementKind.GIVEN_BACK)) {
            return;
        }
        Map<UUID, Integer> units =
                openedBy(noteId).stream().collect(Collectors.toMap(LotOpened::lotId, LotOpened::units));
        ofNote.stream()
                .filter(movement -> movement.getKind() == MovementKind.USED && units.containsKey(movement.getLotId()))
                .forEach(used -> movements.saveAndFlush(
                        SupplyMovement.givenBack(used, units.get(used.getLotId()), actor.displayName())));
    }

    @Override
    public void corrected(UUID noteId, UUID lotId, int units) {
        // Counted before it is read: whoever corrects in between takes the number, and this correction is refused.
        long made = movements.findAllByNoteId(noteId).stream()
                .filter(movement -> movement.getKind() == MovementKind.AMENDED)
                .filter(movement -> movement.getLotId().equals(lotId))
                .count();
        int before = openedBy(noteId).stream()
                .filter(opened -> opened.lotId().equals(lotId))
                .findFirst()
                .orElseThrow(() -> Shelf.noSuchLot(lotId))
                .units();
        if (units == before) {
            return;
        }
        movements.saveAndFlush(
                SupplyMovement.amended(lotId, units - before, noteId, Math.toIntExact(made) + 1, actor.displayName()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<LotOpened> openedBy(UUID noteId) {
        return taken(movements.takenBy(noteId));
    }

    @Override
    @Transactional(readOnly = true)
    public List<LotOpened> openedOf(Collection<UUID> lotIds) {
        return lotIds.isEmpty() ? List.of() : taken(movements.takenOf(Set.copyOf(lotIds)));
    }

    private static List<LotOpened> taken(List<OfNote> moved) {
        return moved.stream()
                .filter(one -> one.units() < 0)
                .map(one -> new LotOpened(one.noteId(), one.lotId(), Math.toIntExact(-one.units())))
                .toList();
    }

    private static LotUse together(LotUse one, LotUse other) {
        return new LotUse(one.lotId(), one.units() + other.units(), sum(one.millilitres(), other.millilitres()));
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.add(other);
    }
}
