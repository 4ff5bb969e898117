package org.spineline.booking.application;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.BookingChange;
import org.spineline.booking.BookingChanged;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.application.BookingRequests.BlockerCode;
import org.spineline.booking.application.Calendar.ResourceDay;
import org.spineline.booking.application.Desk.Wish;
import org.spineline.booking.application.PlanRequests.PlanChange;
import org.spineline.booking.application.PlanSituation.Picture;
import org.spineline.booking.domain.Allocation;
import org.spineline.booking.domain.Booking;
import org.spineline.booking.domain.Booking.Case;
import org.spineline.booking.domain.Booking.Request;
import org.spineline.booking.domain.BookingRepository;
import org.spineline.booking.domain.plan.DraftPlacement;
import org.spineline.booking.domain.plan.PlanCase;
import org.spineline.booking.domain.plan.PlanCheck;
import org.spineline.booking.domain.plan.PlanDraft;
import org.spineline.booking.domain.plan.PlanDraftRepository;
import org.spineline.booking.domain.plan.PlanPlace;
import org.spineline.booking.domain.plan.PlanPlacement;
import org.spineline.booking.domain.plan.PlanTeam;
import org.spineline.episode.EpisodeSummary;
import org.spineline.episode.Technique;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.TimeRange;
import org.spineline.kernel.web.ExpectedVersion;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Makes a draft the calendar, whole or not at all. The days of everything that moves are locked, the calendar is read
 * afresh and the plan is checked against it; then all cells are given back before any is taken, so that two patients
 * may change places.
 */
@Component
class PlanPublication {
    static final String REASON = "plan published";

    private final PlanDraftRepository drafts;
    private final PlanSituation situation;
    private final BookingRepository bookings;
    private final Desk desk;
    private final Calendar calendar;
    private final PlanView view;
    private final CurrentActor actor;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    PlanPublication(
            PlanDraftRepository drafts,
            PlanSituation situation,
            BookingRepository bookings,
            Desk desk,
            Calendar calendar,
            PlanView view,
            CurrentActor actor,
            Clock clock,
            ApplicationEventPublisher events) {
        this.drafts = drafts;
        this.situation = situation;
        this.bookings = bookings;
        this.desk = desk;
        this.calendar = calendar;
        this.view = view;
        this.actor = actor;
        this.clock = clock;
        this.events = events;
    }

    /** @param bookings of the placements that changed, by placement */
    record Published(PlanDraft draft, Map<UUID, UUID> bookings) {}

    private record Involved(SortedMap<UUID, UUID> patients, SortedSet<ResourceDay> days) {}

    /** @throws ConflictException naming every patient for whom the draft no longer holds */
    Published publish(UUID draftId, ExpectedVersion expected, @Nullable String overtimeReason) {
        Involved involved = desk.inTransaction(() -> {
            PlanDraft draft = load(draftId);
            draft.requireVersion(expected);
            draft.requireReady();
            return involved(draft);
        });
        return desk.decidingTogether(
                involved.patients(), involved.days(), () -> apply(draftId, expected, overtimeReason));
    }

    private Involved involved(PlanDraft draft) {
        List<DraftPlacement> changes = changes(draft);
        Map<UUID, Booking> now = new HashMap<>();
        bookings.findAllByIdIn(changes.stream()
                        .map(DraftPlacement::getBookingId)
                        .filter(Objects::nonNull)
                        .toList())
                .forEach(one -> now.put(one.getId(), one));
        SortedSet<ResourceDay> days = new TreeSet<>();
        SortedMap<UUID, UUID> patients = new TreeMap<>();
        for (DraftPlacement change : changes) {
            patients.put(change.getPatientId(), change.getEpisodeId());
            Booking booking = change.getBookingId() == null ? null : now.get(change.getBookingId());
            Set<UUID> wanted = new LinkedHashSet<>(resources(allocations(change, booking)));
            days.addAll(calendar.days(wanted, target(change)));
            if (booking != null) {
                booking.resource(ResourceKind.ROOM).ifPresent(wanted::add);
                days.addAll(calendar.days(wanted, booking.when()));
            }
        }
        return new Involved(patients, days);
    }

    private Published apply(UUID draftId, ExpectedVersion expected, @Nullable String overtimeReason) {
        PlanDraft draft = load(draftId);
        draft.requireVersion(expected);
        draft.requireReady();
        Picture now = situation.read(draft, Set.of());
        refuseIfStale(draft, now);
        refuseIfBroken(draft, now);
        List<DraftPlacement> changes = changes(draft);
        refuseUnexplainedOvertime(changes, overtimeReason);

        for (DraftPlacement change : changes) {
            if (change.getBookingId() != null) {
                calendar.release(change.getBookingId());
            }
        }
        Map<UUID, UUID> booked = new LinkedHashMap<>();
        Map<UUID, String> names = view.names(changes);
        List<DraftPlacement> broken = new ArrayList<>();
        for (DraftPlacement change : changes) {
            Booking booking =
                    change.getBookingId() == null ? null : now.bookings().get(change.getBookingId());
            Wish wish = new Wish(target(change), allocations(change, booking), "");
            if (isRefused(change, booking, wish, now)) {
                broken.add(change);
                continue;
            }
            String reason = change.getOvertimeMinutes() > 0 ? overtimeReason : null;
            Booking saved =
                    booking == null ? placed(change, wish, now, reason) : moved(change, booking, wish, names, reason);
            booked.put(change.getId(), saved.getId());
            Set<UUID> taken = wish.resources();
            taken.add(saved.getPatientId());
            calendar.take(saved.getId(), taken, saved.when());
            BookingChange what = booking == null ? BookingChange.BOOKED : BookingChange.MOVED;
            events.publishEvent(new BookingChanged(saved.getId(), what));
        }
        if (!broken.isEmpty()) {
            throw stale(broken);
        }
        draft.published(desk.now(), actor.displayName());
        return new Published(drafts.saveAndFlush(draft), booked);
    }

    /**
     * What the desk would refuse: the planner's picture knows the same rules, but the desk has the last word. Overtime has a
     * reason by now.
     */
    private boolean isRefused(DraftPlacement change, @Nullable Booking booking, Wish wish, Picture now) {
        Situation stands = desk.look(wish, change.getPatientId(), change.getEpisodeId(), null);
        Technique technique = booking == null
                ? Objects.requireNonNull(now.waiting().get(change.getEpisodeId()))
                        .technique()
                : booking.getTechnique();
        return desk.blockers(stands, technique, Set.of()).stream()
                .anyMatch(blocker -> blocker.code() != BlockerCode.OUTSIDE_HOURS || change.getOvertimeMinutes() == 0);
    }

    private Booking moved(
            DraftPlacement change,
            Booking booking,
            Wish wish,
            Map<UUID, String> names,
            @Nullable String overrideReason) {
        DraftPlacement.RoomAt from = Objects.requireNonNull(change.from());
        DraftPlacement.RoomAt to = Objects.requireNonNull(change.to());
        booking.moved(wish.when(), wish.allocations(), overrideReason);
        Booking saved = bookings.saveAndFlush(booking);
        desk.record(List.of(desk.entry(saved, "MOVED", REASON)
                .moved(
                        from.start(),
                        to.start(),
                        names.getOrDefault(from.roomId(), ""),
                        names.getOrDefault(to.roomId(), ""))));
        return saved;
    }

    private Booking placed(DraftPlacement change, Wish wish, Picture now, @Nullable String overrideReason) {
        EpisodeSummary episode = Objects.requireNonNull(now.waiting().get(change.getEpisodeId()));
        Case what = new Case(
                episode.patientId(),
                episode.id(),
                Objects.requireNonNull(episode.technique()),
                episode.plannedLevels(),
                Objects.requireNonNull(episode.sedationProtocolCode()));
        // Nobody repeats it: the draft itself can be published once.
        Request request = new Request(null, change.getId().toString());
        Booking saved = bookings.saveAndFlush(
                Booking.booked(what, wish.when(), wish.allocations(), null, overrideReason, request));
        desk.record(List.of(desk.entry(saved, "BOOKED", REASON)));
        return saved;
    }

    private void refuseIfStale(PlanDraft draft, Picture now) {
        List<UUID> changedBookings = new ArrayList<>();
        List<UUID> changedEpisodes = new ArrayList<>();
        for (DraftPlacement one : draft.getPlacements()) {
            UUID booking = one.getBookingId();
            if (booking != null && !PlanView.isAsItWas(one, now.bookings().get(booking))) {
                changedBookings.add(booking);
            }
            boolean wantsPlace = booking == null && one.isChange();
            if (wantsPlace && !now.waiting().containsKey(one.getEpisodeId())) {
                changedEpisodes.add(one.getEpisodeId());
            }
        }
        if (!changedBookings.isEmpty() || !changedEpisodes.isEmpty()) {
            throw stale(changedBookings, changedEpisodes);
        }
    }

    /** Whatever was booked, closed or given away since stands in the fresh picture: the plan must fit into it. */
    private static void refuseIfBroken(PlanDraft draft, Picture now) {
        Map<UUID, PlanCase> cases = now.problem().casesById();
        Map<UUID, PlanPlacement> plan = new LinkedHashMap<>();
        for (PlanCase what : now.problem().cases()) {
            plan.put(
                    what.id(),
                    new PlanPlacement(what.id(), what.current(), what.teams().get(0)));
        }
        Map<UUID, DraftPlacement> wanted = new HashMap<>();
        List<UUID> gone = new ArrayList<>();
        for (DraftPlacement change : changes(draft)) {
            PlanCase what = cases.get(PlanView.caseId(change));
            if (what == null) {
                gone.add(change.getEpisodeId());
                continue;
            }
            wanted.put(what.id(), change);
            plan.put(what.id(), new PlanPlacement(what.id(), place(change, now), team(change, what)));
        }
        List<UUID> brokenBookings = new ArrayList<>();
        for (PlanCheck.Violation violation : PlanCheck.violations(now.problem(), List.copyOf(plan.values()))) {
            for (UUID concerned : concerned(violation)) {
                DraftPlacement change = wanted.get(concerned);
                if (change != null && change.getBookingId() != null) {
                    brokenBookings.add(change.getBookingId());
                } else if (change != null) {
                    gone.add(change.getEpisodeId());
                }
            }
        }
        if (!brokenBookings.isEmpty() || !gone.isEmpty()) {
            throw stale(
                    brokenBookings.stream().distinct().toList(),
                    gone.stream().distinct().toList());
        }
    }

    private static List<UUID> concerned(PlanCheck.Violation violation) {
        UUID other = violation.otherCaseId();
        return other == null ? List.of(violation.caseId()) : List.of(violation.caseId(), other);
    }

    private static ConflictException stale(List<DraftPlacement> broken) {
        return stale(
                broken.stream()
                        .map(DraftPlacement::getBookingId)
                        .filter(Objects::nonNull)
                        .toList(),
                broken.stream()
                        .filter(one -> one.getBookingId() == null)
                        .map(DraftPlacement::getEpisodeId)
                        .toList());
    }

    private static ConflictException stale(List<UUID> bookingIds, List<UUID> episodeIds) {
        return new ConflictException(
                "plan-stale",
                "The calendar has changed since this plan was made, for %d of its patients. Nothing was published; work the plan out again."
                        .formatted(bookingIds.size() + episodeIds.size()),
                Map.of("bookingIds", bookingIds, "episodeIds", episodeIds));
    }

    private static void refuseUnexplainedOvertime(List<DraftPlacement> changes, @Nullable String reason) {
        long late = changes.stream().filter(one -> one.getOvertimeMinutes() > 0).count();
        if (late > 0 && (reason == null || reason.isBlank())) {
            throw new RuleViolationException(
                    "plan-overtime",
                    "%d patients would be treated beyond working hours.".formatted(late),
                    List.of(new FieldError("/overtimeReason", "Say why that is acceptable, or plan again.")));
        }
    }

    private static PlanTeam team(DraftPlacement change, PlanCase what) {
        if (change.getBookingId() != null) {
            return what.teams().get(0);
        }
        UUID provider = change.getSedationProviderId();
        return new PlanTeam(change.getOperatorId(), provider == null ? List.of() : List.of(provider));
    }

    private static PlanPlace place(DraftPlacement change, Picture now) {
        DraftPlacement.RoomAt to = Objects.requireNonNull(change.to());
        return new PlanPlace(to.roomId(), now.days().day(to.start()), now.days().floor(to.start()));
    }

    private static List<DraftPlacement> changes(PlanDraft draft) {
        return draft.getPlacements().stream()
                .filter(DraftPlacement::isChange)
                .sorted(Comparator.comparing(DraftPlacement::getId))
                .toList();
    }

    /** As published to the caller: only those who have to hear of it. */
    static boolean mustBeTold(DraftPlacement placement) {
        PlanChange change = PlanView.change(placement);
        return change == PlanChange.OTHER_TIME || change == PlanChange.PLACED;
    }

    private static TimeRange target(DraftPlacement change) {
        return TimeRange.of(Objects.requireNonNull(change.to()).start(), Duration.ofMinutes(change.getMinutes()));
    }

    private static Set<Allocation> allocations(DraftPlacement change, @Nullable Booking booking) {
        Set<Allocation> allocations = new LinkedHashSet<>();
        allocations.add(new Allocation(Objects.requireNonNull(change.to()).roomId(), ResourceKind.ROOM));
        if (booking != null) {
            booking.getAllocations().stream()
                    .filter(one -> one.role() != ResourceKind.ROOM)
                    .forEach(allocations::add);
            return allocations;
        }
        allocations.add(new Allocation(change.getOperatorId(), ResourceKind.OPERATOR));
        if (change.getSedationProviderId() != null) {
            allocations.add(new Allocation(change.getSedationProviderId(), ResourceKind.SEDATION_PROVIDER));
        }
        return allocations;
    }

    private static List<UUID> resources(Set<Allocation> allocations) {
        return allocations.stream().map(Allocation::resourceId).toList();
    }

    private PlanDraft load(UUID draftId) {
        return drafts.findById(draftId)
                .orElseThrow(() -> new NotFoundException(
                        "plan-not-found", "This plan does not exist.", Map.of("planId", draftId)));
    }
}
