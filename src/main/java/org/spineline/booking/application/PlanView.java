package org.spineline.booking.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.application.BookingRequests.BoardPatient;
import org.spineline.booking.application.PlanRequests.PlanChange;
import org.spineline.booking.application.PlanRequests.PlanPlaceView;
import org.spineline.booking.application.PlanRequests.PlanPlacementView;
import org.spineline.booking.application.PlanRequests.PlanProgress;
import org.spineline.booking.application.PlanRequests.PlanReasonView;
import org.spineline.booking.application.PlanRequests.PlanResponse;
import org.spineline.booking.application.PlanRequests.PlanSummary;
import org.spineline.booking.application.PlanRequests.PlanTermView;
import org.spineline.booking.domain.Booking;
import org.spineline.booking.domain.BookingRepository;
import org.spineline.booking.domain.Resource;
import org.spineline.booking.domain.ResourceRepository;
import org.spineline.booking.domain.plan.DraftPlacement;
import org.spineline.booking.domain.plan.PlanDraft;
import org.spineline.booking.domain.plan.PlanReasons;
import org.spineline.booking.domain.plan.PlanState;
import org.spineline.booking.domain.plan.PlanningRules;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.springframework.stereotype.Component;

/** A draft as it goes over the wire; a fixed number of queries. */
@Component
class PlanView {
    private final BookingRepository bookings;
    private final ResourceRepository resources;
    private final PatientDirectory patients;
    private final PlanningRules rules;
    private final FacilityZone facility;
    private final BookingMapper mapper;
    private final Clock clock;

    PlanView(
            BookingRepository bookings,
            ResourceRepository resources,
            PatientDirectory patients,
            PlanningRules rules,
            FacilityZone facility,
            BookingMapper mapper,
            Clock clock) {
        this.bookings = bookings;
        this.resources = resources;
        this.patients = patients;
        this.rules = rules;
        this.facility = facility;
        this.mapper = mapper;
        this.clock = clock;
    }

    PlanSummary summary(PlanDraft draft) {
        return new PlanSummary(
                draft.getId(),
                draft.getFromDay(),
                draft.getToDay(),
                draft.isIncludingWaiting(),
                draft.stateAt(clock.instant()),
                draft.getStartedAt());
    }

    PlanResponse of(PlanDraft draft) {
        Instant now = clock.instant();
        List<DraftPlacement> placements = draft.getPlacements();
        Map<UUID, PatientSummary> people = people(placements);
        Map<UUID, String> names = names(placements);
        PlanState stored = draft.stateAt(now);
        List<UUID> stale = stored == PlanState.READY ? stale(placements) : List.of();
        Instant until = stored == PlanState.SOLVING ? now : draft.getHeartbeatAt();
        return new PlanResponse(
                draft.getId(),
                draft.getVersion(),
                draft.getFromDay(),
                draft.getToDay(),
                draft.isIncludingWaiting(),
                facility.zone().getId(),
                stale.isEmpty() ? stored : PlanState.STALE,
                new PlanProgress(
                        draft.getStartedAt(),
                        Math.max(
                                0, Duration.between(draft.getStartedAt(), until).toSeconds()),
                        draft.getStartCost(),
                        draft.getBestCost()),
                draft.getTerms().stream()
                        .map(term -> new PlanTermView(
                                term.term(),
                                term.amountBefore(),
                                term.amountAfter(),
                                term.costBefore(),
                                term.costAfter()))
                        .toList(),
                draft.getUnplacedBefore(),
                draft.getUnplacedAfter(),
                views(placements, people, names),
                stale,
                rules.source(),
                draft.getRulesVersion(),
                draft.getPublishedAt(),
                draft.getPublishedBy());
    }

    private List<PlanPlacementView> views(
            List<DraftPlacement> placements, Map<UUID, PatientSummary> people, Map<UUID, String> names) {
        Map<UUID, UUID> byCase = placements.stream()
                .collect(Collectors.toMap(PlanView::caseId, DraftPlacement::getId, (first, second) -> first));
        List<PlanPlacementView> views = new ArrayList<>();
        for (DraftPlacement one : placements) {
            PlanReasons why = one.why();
            views.add(new PlanPlacementView(
                    one.getId(),
                    one.getEpisodeId(),
                    one.getBookingId(),
                    patient(people, one.getPatientId()),
                    change(one),
                    one.getMinutes(),
                    place(one.from(), names),
                    place(one.to(), names),
                    names.getOrDefault(one.getOperatorId(), ""),
                    one.getOvertimeMinutes(),
                    one.isMovable(),
                    one.isPinned(),
                    why.changes().stream()
                            .map(change -> new PlanReasonView(change.term(), change.amount(), change.cost()))
                            .toList(),
                    why.makesRoomFor().stream()
                            .map(byCase::get)
                            .filter(Objects::nonNull)
                            .toList()));
        }
        return views;
    }

    static PlanChange change(DraftPlacement one) {
        DraftPlacement.RoomAt from = one.from();
        DraftPlacement.RoomAt to = one.to();
        if (to == null) {
            return PlanChange.STILL_WAITING;
        }
        if (from == null) {
            return PlanChange.PLACED;
        }
        if (!from.start().equals(to.start())) {
            return PlanChange.OTHER_TIME;
        }
        return from.roomId().equals(to.roomId()) ? PlanChange.STAYS : PlanChange.OTHER_ROOM;
    }

    /** The case the planner knew it as. */
    static UUID caseId(DraftPlacement one) {
        UUID booking = one.getBookingId();
        return booking == null ? one.getEpisodeId() : booking;
    }

    BoardPatient patient(Map<UUID, PatientSummary> people, UUID id) {
        PatientSummary found = people.get(id);
        if (found == null) {
            throw new IllegalStateException("A placement without its patient");
        }
        return mapper.toBoard(found);
    }

    Map<UUID, PatientSummary> people(List<DraftPlacement> placements) {
        return patients.summaries(
                placements.stream().map(DraftPlacement::getPatientId).distinct().toList());
    }

    /** Of rooms and operators. */
    Map<UUID, String> names(List<DraftPlacement> placements) {
        List<UUID> ids = new ArrayList<>();
        for (DraftPlacement one : placements) {
            ids.add(one.getOperatorId());
            DraftPlacement.RoomAt from = one.from();
            DraftPlacement.RoomAt to = one.to();
            if (from != null) {
                ids.add(from.roomId());
            }
            if (to != null) {
                ids.add(to.roomId());
            }
        }
        return resources.findAllByIdIn(ids.stream().distinct().toList()).stream()
                .collect(Collectors.toMap(Resource::getId, Resource::getName));
    }

    static @Nullable PlanPlaceView place(DraftPlacement.@Nullable RoomAt at, Map<UUID, String> names) {
        return at == null ? null : new PlanPlaceView(at.start(), at.roomId(), names.getOrDefault(at.roomId(), ""));
    }

    private List<UUID> stale(List<DraftPlacement> placements) {
        List<UUID> ids = placements.stream()
                .map(DraftPlacement::getBookingId)
                .filter(Objects::nonNull)
                .toList();
        Map<UUID, Booking> now =
                bookings.findAllByIdIn(ids).stream().collect(Collectors.toMap(Booking::getId, Function.identity()));
        return placements.stream()
                .filter(one -> one.getBookingId() != null && !isAsItWas(one, now.get(one.getBookingId())))
                .map(DraftPlacement::getBookingId)
                .filter(Objects::nonNull)
                .toList();
    }

    static boolean isAsItWas(DraftPlacement one, @Nullable Booking now) {
        Long version = one.getBookingVersion();
        return now != null && version != null && now.getVersion() == version;
    }
}
