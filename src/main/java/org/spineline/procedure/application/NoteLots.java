package org.spineline.procedure.application;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.Approach;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.text.Words;
import org.spineline.kernel.time.DateWords;
import org.spineline.procedure.application.NoteRequests.OpenedCorrection;
import org.spineline.procedure.application.NoteRequests.OpenedLot;
import org.spineline.procedure.domain.NoteChecks;
import org.spineline.procedure.domain.NoteContent;
import org.spineline.procedure.domain.TreatedLevel;
import org.spineline.supply.LotOpened;
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
     * What the stock does not have, until somebody confirms that it was opened all the same.
     *
     * @return at the first level that names the lot
     */
    List<FieldError> open(NoteContent note) {
        return shortages(note).stream()
                .map(lot -> new FieldError(
                        "/levels/%d/beyondStock".formatted(firstWith(note, lot.id())),
                        shortage(note, lot) + " Check the count, or confirm that they were opened all the same."))
                .toList();
    }

    private List<LotView> shortages(NoteContent note) {
        Map<UUID, LotUse> uses = uses(note);
        return known(note).values().stream()
                .filter(lot -> uses.get(lot.id()).units() > lot.onHand())
                .filter(lot -> note.levels().stream()
                        .noneMatch(level -> names(level, lot.id()) && Boolean.TRUE.equals(level.getBeyondStock())))
                .sorted(Comparator.comparing(LotView::lot).thenComparing(LotView::id))
                .toList();
    }

    private static String shortage(NoteContent note, LotView lot) {
        return "Lot %s of %s: %d opened, %d in stock."
                .formatted(
                        lot.lot(), lot.productName(), uses(note).get(lot.id()).units(), Math.max(lot.onHand(), 0));
    }

    private static int firstWith(NoteContent note, UUID lotId) {
        return IntStream.range(0, note.levels().size())
                .filter(i -> names(note.levels().get(i), lotId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A lot of the note is on one of its levels"));
    }

    private static boolean names(TreatedLevel level, UUID lotId) {
        return lotId.equals(level.getCementLotId()) || lotId.equals(level.getBalloonLotId());
    }

    /** Takes from the stock what was signed for. */
    void used(UUID noteId, NoteContent note) {
        Map<UUID, LotUse> uses = uses(note);
        if (!uses.isEmpty()) {
            supplies.used(noteId, List.copyOf(uses.values()));
        }
    }

    /**
     * Units by lot, as counted at the levels. Where nobody counted: one unit of a cement lot for all its levels, because
     * one mix serves several, and one balloon for each side of a level.
     */
    private static Map<UUID, LotUse> uses(NoteContent note) {
        Map<UUID, LotUse> uses = new LinkedHashMap<>();
        for (TreatedLevel level : note.levels()) {
            if (level.getCementLotId() != null) {
                int counted = level.getCementUnits() == null ? 0 : level.getCementUnits();
                LotUse use = new LotUse(
                        level.getCementLotId(), counted, level.cementTotalMl().orElse(null));
                uses.merge(use.lotId(), use, NoteLots::together);
            }
            if (level.getBalloonLotId() != null) {
                int sides = level.getSide() == Approach.BOTH ? 2 : 1;
                int counted = level.getBalloonUnits() == null ? sides : level.getBalloonUnits();
                LotUse use = new LotUse(level.getBalloonLotId(), counted, null);
                uses.merge(use.lotId(), use, NoteLots::together);
            }
        }
        uses.replaceAll((lot, use) -> use.units() == 0 ? new LotUse(lot, 1, use.millilitres()) : use);
        return uses;
    }

    private static LotUse together(LotUse one, LotUse other) {
        BigDecimal total = Stream.of(one.millilitres(), other.millilitres())
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new LotUse(one.lotId(), one.units() + other.units(), total.signum() == 0 ? null : total);
    }

    /** What a signed note took, as corrected last; by product and lot. */
    List<OpenedLot> opened(UUID noteId) {
        Map<UUID, Integer> units = unitsOf(noteId);
        return supplies.lots(units.keySet()).stream()
                .map(lot -> new OpenedLot(lot.id(), lot.productName(), lot.lot(), units.get(lot.id()), lot.onHand()))
                .sorted(Comparator.comparing(OpenedLot::product).thenComparing(OpenedLot::lot))
                .toList();
    }

    private Map<UUID, Integer> unitsOf(UUID noteId) {
        return supplies.openedBy(noteId).stream().collect(Collectors.toMap(LotOpened::lotId, LotOpened::units));
    }

    /**
     * Sets right what a signed note took.
     *
     * @return what was corrected in words, to stand beneath the addendum
     * @throws RuleViolationException for a lot the note did not use, a count that cannot be, and one beyond the stock that
     *     nobody confirmed; nothing is corrected then
     */
    String correct(UUID noteId, List<OpenedCorrection> corrections, NoteChecks checks) {
        Map<UUID, OpenedLot> opened =
                opened(noteId).stream().collect(Collectors.toMap(OpenedLot::lotId, Function.identity()));
        List<FieldError> errors = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < corrections.size(); i++) {
            OpenedCorrection told = corrections.get(i);
            String at = "/opened/" + i;
            OpenedLot lot = opened.get(told.lotId());
            if (lot == null) {
                errors.add(new FieldError(at + "/lotId", "This note did not use this lot."));
            } else if (!seen.add(told.lotId())) {
                errors.add(new FieldError(at + "/lotId", "This lot is named twice."));
            } else if (checks.opened(told.units()).isPresent()) {
                errors.add(new FieldError(
                        at + "/units", checks.opened(told.units()).orElseThrow()));
            } else if (told.units() - lot.units() > lot.onHand() && !Boolean.TRUE.equals(told.beyondStock())) {
                errors.add(new FieldError(
                        at + "/beyondStock",
                        "The stock has %d more. Check the count, or confirm that they were opened all the same."
                                .formatted(Math.max(lot.onHand(), 0))));
            }
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException("addendum-refused", "Nothing was saved.", errors);
        }
        List<String> said = new ArrayList<>();
        for (OpenedCorrection told : corrections) {
            OpenedLot lot = opened.get(told.lotId());
            supplies.corrected(noteId, told.lotId(), told.units());
            said.add("Units opened of %s, lot %s: %d, not %d."
                    .formatted(lot.product(), lot.lot(), told.units(), lot.units()));
        }
        return String.join("\n", said);
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
                        .formatted(lot.lot(), lot.productName(), DateWords.day(lot.expiry())))
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

    /** Lots of this note that were set aside since; for a draft, also what the stock does not have. */
    List<String> notices(NoteContent note, boolean draft) {
        Stream<String> aside = known(note).values().stream()
                .filter(lot -> lot.state() != LotState.AVAILABLE)
                .sorted(Comparator.comparing(LotView::lot))
                .map(lot -> "Lot %s of %s is %s.".formatted(lot.lot(), lot.productName(), Words.of(lot.state())));
        Stream<String> missing = draft ? shortages(note).stream().map(lot -> shortage(note, lot)) : Stream.empty();
        return Stream.concat(aside, missing).toList();
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
