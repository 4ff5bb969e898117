package org.spineline.booking.application;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.booking.application.PlanPublication.Published;
import org.spineline.booking.application.PlanRequests.AffectedPatient;
import org.spineline.booking.application.PlanRequests.PinsRequest;
import org.spineline.booking.application.PlanRequests.PlanRequest;
import org.spineline.booking.application.PlanRequests.PlanResponse;
import org.spineline.booking.application.PlanRequests.PlanSummary;
import org.spineline.booking.application.PlanRequests.PublicationRequest;
import org.spineline.booking.application.PlanRequests.PublicationResponse;
import org.spineline.booking.domain.plan.DraftPlacement;
import org.spineline.booking.domain.plan.PlanDraft;
import org.spineline.booking.domain.plan.PlanDraftRepository;
import org.spineline.booking.domain.plan.PlanningRules;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.problem.UnavailableException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.patient.PatientSummary;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Drafts of a day or a week: worked out in the background, looked at, pinned, and published by a person. */
@Service
public class PlanService {
    private static final int MOST_DAYS = 7;
    private static final int LISTED = 20;

    private final PlanDraftRepository drafts;
    private final PlanRunner runner;
    private final PlanPublication publication;
    private final PlanView view;
    private final PlanningRules rules;
    private final FacilityZone facility;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PlanService(
            PlanDraftRepository drafts,
            PlanRunner runner,
            PlanPublication publication,
            PlanView view,
            PlanningRules rules,
            FacilityZone facility,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.drafts = drafts;
        this.runner = runner;
        this.publication = publication;
        this.view = view;
        this.rules = rules;
        this.facility = facility;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @throws UnavailableException while too many other plans are being worked out */
    @Requires(Permission.BOOKING_SCHEDULE)
    public PlanResponse create(PlanRequest request) {
        refuseUnlessPlannable(request.from(), request.to());
        Set<UUID> only = request.episodeIds() == null ? Set.of() : Set.copyOf(new HashSet<>(request.episodeIds()));
        PlanDraft draft = Objects.requireNonNull(transaction.execute(status -> drafts.saveAndFlush(new PlanDraft(
                request.from(), request.to(), request.includeWaiting(), only, rules.version(), clock.instant()))));
        return started(draft);
    }

    @Requires(Permission.BOOKING_SCHEDULE)
    @Transactional(readOnly = true)
    public PlanResponse get(UUID planId) {
        return view.of(load(planId));
    }

    /** Those that touch the days, newest first. */
    @Requires(Permission.BOOKING_SCHEDULE)
    @Transactional(readOnly = true)
    public List<PlanSummary> touching(LocalDate from, LocalDate to) {
        return drafts.findAllTouching(from, to, Limit.of(LISTED)).stream()
                .map(view::summary)
                .toList();
    }

    /** Takes effect when the plan is worked out again. */
    @Requires(Permission.BOOKING_SCHEDULE)
    @Transactional
    public PlanResponse pin(UUID planId, ExpectedVersion expected, PinsRequest request) {
        PlanDraft draft = load(planId);
        draft.requireVersion(expected);
        refuseUnknown(draft, request.bookingIds());
        draft.pins(Set.copyOf(new HashSet<>(request.bookingIds())));
        return view.of(drafts.saveAndFlush(draft));
    }

    /** Works it out again, on the calendar as it is now and with the pins. */
    @Requires(Permission.BOOKING_SCHEDULE)
    public PlanResponse solve(UUID planId, ExpectedVersion expected) {
        PlanDraft draft = Objects.requireNonNull(transaction.execute(status -> {
            PlanDraft found = load(planId);
            found.requireVersion(expected);
            found.solvesAgain(rules.version(), clock.instant());
            return drafts.saveAndFlush(found);
        }));
        return started(draft);
    }

    /** Ends the search; the best plan so far becomes the proposal. */
    @Requires(Permission.BOOKING_SCHEDULE)
    public PlanResponse cancel(UUID planId) {
        UUID run = Objects.requireNonNull(
                transaction.execute(status -> load(planId).getRunId()));
        runner.stop(run);
        return current(planId);
    }

    @Requires(Permission.BOOKING_SCHEDULE)
    @Transactional
    public void discard(UUID planId, ExpectedVersion expected) {
        PlanDraft draft = load(planId);
        draft.requireVersion(expected);
        draft.discarded();
        drafts.saveAndFlush(draft);
        runner.stop(draft.getRunId());
    }

    /** @throws org.spineline.kernel.problem.ConflictException naming all for whom the draft no longer holds */
    @Requires(Permission.BOOKING_SCHEDULE)
    public PublicationResponse publish(UUID planId, ExpectedVersion expected, PublicationRequest request) {
        Published published = publication.publish(planId, expected, request.overtimeReason());
        return Objects.requireNonNull(transaction.execute(status -> {
            PlanDraft draft = load(planId);
            return new PublicationResponse(view.of(draft), affected(draft, published.bookings()));
        }));
    }

    private List<AffectedPatient> affected(PlanDraft draft, Map<UUID, UUID> bookingOf) {
        List<DraftPlacement> told = draft.getPlacements().stream()
                .filter(PlanPublication::mustBeTold)
                .toList();
        Map<UUID, PatientSummary> people = view.people(told);
        Map<UUID, String> names = view.names(told);
        List<AffectedPatient> affected = new ArrayList<>();
        for (DraftPlacement one : told) {
            PatientSummary patient = people.get(one.getPatientId());
            affected.add(new AffectedPatient(
                    Objects.requireNonNull(bookingOf.get(one.getId())),
                    one.getEpisodeId(),
                    view.patient(people, one.getPatientId()),
                    patient == null ? null : patient.phone(),
                    PlanView.place(one.from(), names),
                    Objects.requireNonNull(PlanView.place(one.to(), names))));
        }
        return affected;
    }

    private PlanResponse started(PlanDraft draft) {
        if (!runner.start(draft.getId(), draft.getRunId())) {
            transaction.executeWithoutResult(status -> {
                PlanDraft refused = load(draft.getId());
                refused.discarded();
                drafts.saveAndFlush(refused);
            });
            throw new UnavailableException("plans-busy", "Other plans are being worked out. Try again in a minute.");
        }
        return current(draft.getId());
    }

    private PlanResponse current(UUID planId) {
        return Objects.requireNonNull(transaction.execute(status -> view.of(load(planId))));
    }

    private void refuseUnlessPlannable(LocalDate from, LocalDate to) {
        List<FieldError> errors = new ArrayList<>();
        LocalDate today = facility.today();
        if (from.isBefore(today)) {
            errors.add(new FieldError("/from", "Start today or later: the past cannot be planned."));
        }
        // Farther out a working-hours pattern says little, and a mistyped year must not count for years.
        if (from.isAfter(today.plusYears(2))) {
            errors.add(new FieldError("/from", "Start within the next two years."));
        }
        if (to.isBefore(from)) {
            errors.add(new FieldError("/to", "End on the first day or later."));
        } else if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            errors.add(new FieldError("/to", "Plan at most seven days at once."));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException("plan-refused", "These days cannot be planned.", errors);
        }
    }

    private static void refuseUnknown(PlanDraft draft, List<UUID> bookingIds) {
        Set<UUID> known = new HashSet<>();
        draft.getPlacements().forEach(one -> {
            if (one.getBookingId() != null) {
                known.add(one.getBookingId());
            }
        });
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < bookingIds.size(); i++) {
            if (!known.contains(bookingIds.get(i))) {
                errors.add(new FieldError("/bookingIds/" + i, "This booking is not part of the plan."));
            }
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException("pins-refused", "Nothing was pinned.", errors);
        }
    }

    private PlanDraft load(UUID planId) {
        return drafts.findById(planId)
                .orElseThrow(() ->
                        new NotFoundException("plan-not-found", "This plan does not exist.", Map.of("planId", planId)));
    }
}
