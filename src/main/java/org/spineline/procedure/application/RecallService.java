package org.spineline.procedure.application;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.procedure.NoteStatus;
import org.spineline.procedure.application.RecallQuery.Found;
import org.spineline.procedure.application.RecallRequests.RecallResponse;
import org.spineline.procedure.application.RecallRequests.RecalledItem;
import org.spineline.procedure.application.RecallRequests.RecalledLevel;
import org.spineline.procedure.application.RecallRequests.RecalledLot;
import org.spineline.procedure.application.RecallRequests.RecalledPatient;
import org.spineline.supply.LotOpened;
import org.spineline.supply.LotSearch;
import org.spineline.supply.LotView;
import org.spineline.supply.Supplies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds who was treated with a lot. */
@Service
@Transactional(readOnly = true)
public class RecallService {
    private final RecallQuery query;
    private final Supplies supplies;
    private final LotSearch search;
    private final PatientDirectory patients;
    private final FacilityZone facility;

    RecallService(
            RecallQuery query, Supplies supplies, LotSearch search, PatientDirectory patients, FacilityZone facility) {
        this.query = query;
        this.supplies = supplies;
        this.search = search;
        this.patients = patients;
        this.facility = facility;
    }

    /**
     * A fixed number of queries, however many notes there are.
     *
     * @param lotId a lot of the catalogue; notes that only typed its number are found too, and say so
     * @param lot a number as somebody read it off a letter, where the catalogue does not have it
     */
    @Requires(Permission.RECALL_RUN)
    public RecallResponse run(@Nullable UUID lotId, @Nullable String lot) {
        List<LotView> lots = lots(lotId, lot);
        String asked = lotId == null ? String.valueOf(lot).strip() : lots.get(0).lot();
        List<Found> found = query.find(lots.stream().map(LotView::id).toList(), search.keyOf(asked));
        Map<UUID, LotView> known = lots.stream().collect(Collectors.toMap(LotView::id, Function.identity()));
        Map<Use, Integer> opened = supplies.openedOf(known.keySet()).stream()
                .collect(Collectors.toMap(one -> new Use(one.noteId(), one.lotId()), LotOpened::units));
        Map<UUID, PatientSummary> people = patients.summaries(
                found.stream().map(Found::patientId).distinct().toList());
        return new RecallResponse(
                asked,
                lots.stream().map(RecallService::shown).toList(),
                byPatient(
                        found.stream()
                                .filter(one -> one.status() == NoteStatus.SIGNED)
                                .toList(),
                        known,
                        opened,
                        people),
                byPatient(
                        found.stream()
                                .filter(one -> one.status() == NoteStatus.DRAFT)
                                .toList(),
                        known,
                        opened,
                        people),
                byPatient(
                        found.stream()
                                .filter(one -> one.status() == NoteStatus.VOIDED)
                                .toList(),
                        known,
                        opened,
                        people));
    }

    private record Use(UUID noteId, UUID lotId) {}

    private List<LotView> lots(@Nullable UUID lotId, @Nullable String lot) {
        if (lotId != null) {
            List<LotView> found = supplies.lots(List.of(lotId));
            if (found.isEmpty()) {
                throw new NotFoundException("lot-not-found", "This lot is not in the stock.", Map.of("lotId", lotId));
            }
            return found;
        }
        if (lot == null || search.keyOf(lot).isEmpty()) {
            throw new RuleViolationException(
                    "recall-refused",
                    "Say which lot is recalled.",
                    List.of(new FieldError("#lot", "Choose a lot, or enter its number.")));
        }
        return search.named(lot);
    }

    private List<RecalledPatient> byPatient(
            List<Found> found, Map<UUID, LotView> lots, Map<Use, Integer> opened, Map<UUID, PatientSummary> people) {
        Map<UUID, List<Found>> byPatient = found.stream()
                .collect(Collectors.groupingBy(Found::patientId, LinkedHashMap::new, Collectors.toList()));
        return byPatient.entrySet().stream()
                .map(entry -> patient(people.get(entry.getKey()), entry.getValue(), lots, opened))
                .sorted(Comparator.comparing(RecalledPatient::name).thenComparing(RecalledPatient::mrn))
                .toList();
    }

    private RecalledPatient patient(
            PatientSummary patient, List<Found> found, Map<UUID, LotView> lots, Map<Use, Integer> opened) {
        return new RecalledPatient(
                patient.id(),
                patient.familyName() + ", " + patient.givenName(),
                patient.mrn(),
                patient.birthDate(),
                patient.phone(),
                patient.language(),
                patient.interpreterNeeded(),
                patient.deceased(),
                found.stream()
                        .map(one -> level(one, Optional.ofNullable(one.lotId()).map(lots::get), opened))
                        .sorted(Comparator.comparing(
                                        RecalledLevel::performedOn, Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(RecalledLevel::level)
                                .thenComparing(RecalledLevel::item))
                        .toList());
    }

    private RecalledLevel level(Found one, Optional<LotView> lot, Map<Use, Integer> opened) {
        return new RecalledLevel(
                one.noteId(),
                one.status(),
                one.endedAt() == null ? null : facility.dayOf(one.endedAt()),
                one.signedBy(),
                one.level(),
                one.item(),
                lot.map(LotView::productName)
                        .orElse(one.item() == RecalledItem.CEMENT ? one.cementProduct() : one.balloonModel()),
                lot.map(LotView::lot).orElse(one.cementLot()),
                one.millilitres(),
                lot.map(known -> opened.get(new Use(one.noteId(), known.id()))).orElse(null),
                one.matchedBy());
    }

    private static RecalledLot shown(LotView lot) {
        return new RecalledLot(lot.id(), lot.productName(), lot.manufacturer(), lot.lot(), lot.state(), lot.onHand());
    }
}
