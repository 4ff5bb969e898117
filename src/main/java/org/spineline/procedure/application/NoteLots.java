package org.spineline.procedure.application;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.Approach;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.text.Words;
import org.spineline.procedure.domain.NoteContent;
import org.spineline.procedure.domain.TreatedLevel;
import org.spineline.supply.LotSearch;
import org.spineline.supply.LotState;
import org.spineline.supply.LotUse;
import org.spineline.supply.LotView;
import org.spineline.supply.Supplies;
import org.spineline.supply.SupplyKind;
import org.springframework.stereotype.Component;

/** The lots a note names, against the catalogue and the stock. */
@Component
class NoteLots {
    private final Supplies supplies;
    private final LotSearch search;

    NoteLots(Supplies supplies, LotSearch search) {
        this.supplies = supplies;
        this.search = search;
    }

    /** Product, lot and expiry of what was chosen from the catalogue are the catalogue's. */
    void takeFromCatalogue(NoteContent note) {
        Map<UUID, LotView> known = known(note);
        for (TreatedLevel level : note.levels()) {
            of(known, level.getCementLotId())
                    .ifPresent(lot -> level.cementFromCatalogue(lot.productName(), lot.lot(), lot.expiry()));
            of(known, level.getBalloonLotId()).ifPresent(lot -> level.balloonFromCatalogue(lot.productName()));
        }
    }

    /**
     * What must not be used, at its field. A lot that was set aside after it was entered stays: it is in the patient.
     *
     * @param day of the procedure, in the facility
     * @param before what the note said until now
     */
    List<FieldError> errors(NoteContent note, LocalDate day, NoteContent before) {
        Map<UUID, LotView> known = known(note);
        Set<UUID> entered = ids(before);
        Set<String> typed = before.levels().stream()
                .flatMap(level -> Optional.ofNullable(level.getCementLot()).stream())
                .map(search::keyOf)
                .collect(Collectors.toSet());
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < note.levels().size(); i++) {
            TreatedLevel level = note.levels().get(i);
            String at = "/levels/" + i;
            check(errors, at + "/cementLot", level.getCementLotId(), SupplyKind.CEMENT, known, entered, day);
            checkTyped(errors, at + "/cementLot", level, typed, day);
            check(errors, at + "/balloonModel", level.getBalloonLotId(), SupplyKind.BALLOON, known, entered, day);
            of(known, level.getBalloonLotId()).ifPresent(balloon -> rated(errors, at, level, balloon));
        }
        return errors;
    }

    /**
     * Takes from the stock what was signed for: one unit of a cement lot for a procedure, because one mix serves several
     * levels, and one balloon for each side of a level. More is corrected at the count of the shelf.
     */
    void used(UUID noteId, NoteContent note) {
        Map<UUID, LotUse> uses = new LinkedHashMap<>();
        for (TreatedLevel level : note.levels()) {
            if (level.getCementLotId() != null) {
                LotUse use = new LotUse(
                        level.getCementLotId(), 1, level.cementTotalMl().orElse(null));
                uses.merge(use.lotId(), use, NoteLots::oneMix);
            }
            if (level.getBalloonLotId() != null) {
                int sides = level.getSide() == Approach.BOTH ? 2 : 1;
                LotUse use = new LotUse(level.getBalloonLotId(), sides, null);
                uses.merge(
                        use.lotId(), use, (one, other) -> new LotUse(one.lotId(), one.units() + other.units(), null));
            }
        }
        if (!uses.isEmpty()) {
            supplies.used(noteId, List.copyOf(uses.values()));
        }
    }

    private static LotUse oneMix(LotUse one, LotUse other) {
        BigDecimal total = Stream.of(one.millilitres(), other.millilitres())
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new LotUse(one.lotId(), 1, total.signum() == 0 ? null : total);
    }

    private static void check(
            List<FieldError> errors,
            String pointer,
            @Nullable UUID id,
            SupplyKind kind,
            Map<UUID, LotView> known,
            Set<UUID> entered,
            LocalDate day) {
        if (id == null) {
            return;
        }
        LotView lot = known.get(id);
        if (lot == null) {
            errors.add(new FieldError(pointer, "The catalogue has no such lot. Choose another one, or type it."));
        } else if (lot.kind() != kind) {
            errors.add(new FieldError(
                    pointer,
                    "%s is listed as %s, not as %s."
                            .formatted(lot.productName(), Words.of(lot.kind()), Words.of(kind))));
        } else {
            unusable(lot, entered.contains(id), day)
                    .ifPresent(sentence -> errors.add(new FieldError(pointer, sentence)));
        }
    }

    /** @param entered whether the note named it before: what was set aside since is in the patient already */
    private static Optional<String> unusable(LotView lot, boolean entered, LocalDate day) {
        if (lot.state() != LotState.AVAILABLE && !entered) {
            return Optional.of("Lot %s of %s is %s. Use another lot."
                    .formatted(lot.lot(), lot.productName(), Words.of(lot.state())));
        }
        return lot.expiry() != null && lot.expiry().isBefore(day)
                ? Optional.of("Lot %s of %s expired on %s. Use another lot."
                        .formatted(lot.lot(), lot.productName(), lot.expiry()))
                : Optional.empty();
    }

    /** A number typed by hand is the same number: what the catalogue set aside is not used under another entry. */
    private void checkTyped(
            List<FieldError> errors, String pointer, TreatedLevel level, Set<String> typedBefore, LocalDate day) {
        String text = level.getCementLot();
        if (level.getCementLotId() != null || text == null || text.isBlank()) {
            return;
        }
        boolean entered = typedBefore.contains(search.keyOf(text));
        search.named(text).stream()
                .filter(lot -> lot.kind() == SupplyKind.CEMENT && isOf(lot, level.getCementProduct()))
                .flatMap(lot -> unusable(lot, entered, day).stream())
                .findFirst()
                .ifPresent(sentence -> errors.add(new FieldError(pointer, sentence)));
    }

    /** Makers number their lots alike: another product of that number is another lot. */
    private static boolean isOf(LotView lot, @Nullable String product) {
        return product == null || product.isBlank() || product.strip().equalsIgnoreCase(lot.productName());
    }

    private static void rated(List<FieldError> errors, String at, TreatedLevel level, LotView balloon) {
        above(
                errors,
                at + "/balloonPeakPressurePsi",
                level.getBalloonPeakPressurePsi(),
                balloon.ratedPressurePsi(),
                "psi");
        above(errors, at + "/balloonVolumeMl", level.getBalloonVolumeMl(), balloon.ratedVolumeMl(), "mL");
    }

    private static void above(
            List<FieldError> errors,
            String pointer,
            @Nullable BigDecimal value,
            @Nullable BigDecimal rated,
            String unit) {
        if (value != null && rated != null && value.compareTo(rated) > 0) {
            errors.add(new FieldError(
                    pointer,
                    "This balloon is rated for %s %s at most."
                            .formatted(rated.stripTrailingZeros().toPlainString(), unit)));
        }
    }

    private static Optional<LotView> of(Map<UUID, LotView> known, @Nullable UUID id) {
        return id == null ? Optional.empty() : Optional.ofNullable(known.get(id));
    }

    /** Lots of this note that were set aside since. */
    List<String> notices(NoteContent note) {
        return known(note).values().stream()
                .filter(lot -> lot.state() != LotState.AVAILABLE)
                .sorted(Comparator.comparing(LotView::lot))
                .map(lot -> "Lot %s of %s is %s.".formatted(lot.lot(), lot.productName(), Words.of(lot.state())))
                .toList();
    }

    private Map<UUID, LotView> known(NoteContent note) {
        Set<UUID> ids = ids(note);
        return ids.isEmpty()
                ? Map.of()
                : supplies.lots(ids).stream().collect(Collectors.toMap(LotView::id, Function.identity()));
    }

    private static Set<UUID> ids(NoteContent note) {
        return note.levels().stream()
                .flatMap(level -> Stream.of(level.getCementLotId(), level.getBalloonLotId()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
