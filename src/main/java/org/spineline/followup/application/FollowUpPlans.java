package org.spineline.followup.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SystemUse;
import org.spineline.followup.ChangeKind;
import org.spineline.followup.RiskFact;
import org.spineline.followup.StopCause;
import org.spineline.followup.application.FollowUpRequests.ContactMove;
import org.spineline.followup.application.FollowUpRequests.FollowUpPlanView;
import org.spineline.followup.application.FollowUpRequests.FollowUpReason;
import org.spineline.followup.application.FollowUpRequests.StayEnd;
import org.spineline.followup.application.FollowUpRequests.StayRequest;
import org.spineline.followup.application.FollowUpRequests.StopRequest;
import org.spineline.followup.domain.FollowUpChangeRepository;
import org.spineline.followup.domain.FollowUpContact;
import org.spineline.followup.domain.FollowUpContactRepository;
import org.spineline.followup.domain.FollowUpPlan;
import org.spineline.followup.domain.FollowUpPlanRepository;
import org.spineline.followup.domain.FollowUpRules;
import org.spineline.followup.domain.FollowUpStay;
import org.spineline.followup.domain.FollowUpStayRepository;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.TimeRange;
import org.spineline.patient.PatientDirectory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What life does to a plan: each change stops, moves or resumes contacts, leaves a line behind, and loses nobody. */
@Service
@Transactional
public class FollowUpPlans {
    private static final int LONGEST_STAY_IN_DAYS = 365;
    private static final int FURTHEST_MOVE_IN_DAYS = 400;

    private final FollowUpPlanRepository plans;
    private final FollowUpContactRepository contacts;
    private final FollowUpStayRepository stays;
    private final FollowUpChangeRepository changes;
    private final PatientDirectory patients;
    private final PlanMaker maker;
    private final Trail trail;
    private final FollowUpRules rules;
    private final FollowUpMapper mapper;
    private final FacilityZone facility;
    private final Clock clock;

    FollowUpPlans(
            FollowUpPlanRepository plans,
            FollowUpContactRepository contacts,
            FollowUpStayRepository stays,
            FollowUpChangeRepository changes,
            PatientDirectory patients,
            PlanMaker maker,
            Trail trail,
            FollowUpRules rules,
            FollowUpMapper mapper,
            FacilityZone facility,
            Clock clock) {
        this.plans = plans;
        this.contacts = contacts;
        this.stays = stays;
        this.changes = changes;
        this.patients = patients;
        this.maker = maker;
        this.trail = trail;
        this.rules = rules;
        this.mapper = mapper;
        this.facility = facility;
        this.clock = clock;
    }

    /**
     * Whoever died is called for no procedure any more; whoever withdraws, withdraws from this one.
     *
     * @throws ConflictException if it is stopped already
     */
    @Requires(Permission.FOLLOWUP_CALL)
    public FollowUpPlanView stop(UUID planId, StopRequest request) {
        FollowUpPlan plan = load(planId);
        maker.stop(plan, request.cause(), request.reason());
        if (request.cause() == StopCause.DIED) {
            plans.findAllByPatientId(plan.getPatientId()).stream()
                    .filter(other -> other.getStoppedAt() == null)
                    .forEach(other -> maker.stop(other, StopCause.DIED, request.reason()));
        }
        return view(plan);
    }

    /** @throws ConflictException if it runs, or the patient's record says that the patient died */
    @Requires(Permission.FOLLOWUP_CALL)
    public FollowUpPlanView takeUpAgain(UUID planId, FollowUpReason request) {
        FollowUpPlan plan = load(planId);
        if (patients.require(plan.getPatientId()).deceased()) {
            throw new ConflictException(
                    "patient-died",
                    "The patient's record says that the patient died. Correct the record first. Nothing was saved.",
                    Map.of("patientId", plan.getPatientId()));
        }
        String was = plan.getStopReason();
        plan.takenUpAgain();
        plans.saveAndFlush(plan);
        for (FollowUpContact contact : contacts.findAllByPlanId(planId)) {
            contact.takenUpAgain();
            contacts.saveAndFlush(contact);
        }
        trail.of(plan, ChangeKind.PLAN_TAKEN_UP_AGAIN, was, null, request.reason());
        return view(plan);
    }

    /**
     * The patient is in hospital again: contacts of these days come after them. While no day of discharge is known, they
     * come after some days by themselves, so that a forgotten discharge loses nobody.
     */
    @Requires(Permission.FOLLOWUP_CALL)
    public FollowUpPlanView readmitted(UUID planId, StayRequest request) {
        FollowUpPlan plan = load(planId);
        refuseAdmission(plan, request.admittedOn());
        refuseDischarge(request.admittedOn(), request.dischargedOn());
        requireRunning(plan);
        if (request.dischargedOn() == null
                && stays.findAllByPlanIdOrderByAdmittedOnAscIdAsc(planId).stream()
                        .anyMatch(stay -> stay.getDischargedOn() == null)) {
            throw stillThere(plan);
        }
        FollowUpStay stay = stays.saveAndFlush(
                new FollowUpStay(plan, request.admittedOn(), request.dischargedOn(), request.reason()));
        Instant start = facility.startOf(request.admittedOn());
        Instant resumes = facility.startOf(
                request.dischargedOn() == null
                        ? later(facility.today(), request.admittedOn()).plusDays(rules.stayReviewDays())
                        : request.dischargedOn().plusDays(1));
        String days = "%s to %s"
                .formatted(
                        request.admittedOn(),
                        request.dischargedOn() == null
                                ? "open, asked again on " + facility.dayOf(resumes)
                                : request.dischargedOn());
        trail.of(plan, ChangeKind.READMITTED, null, days, request.reason());
        for (FollowUpContact contact : contacts.findAllByPlanId(planId)) {
            if (contact.getOutcome() == null
                    && contact.getDueFrom().isBefore(resumes)
                    && contact.getDueUntil().isAfter(start)) {
                moveAfter(contact, stay.getId(), resumes, request.reason());
            }
        }
        return view(plan);
    }

    /** @throws ConflictException if the patient left before */
    @Requires(Permission.FOLLOWUP_CALL)
    public FollowUpPlanView discharged(UUID planId, UUID stayId, StayEnd request) {
        FollowUpPlan plan = load(planId);
        FollowUpStay stay = stays.findAllByPlanIdOrderByAdmittedOnAscIdAsc(planId).stream()
                .filter(each -> each.getId().equals(stayId))
                .findFirst()
                .orElseThrow(() ->
                        new NotFoundException("stay-not-found", "This stay does not exist.", Map.of("stayId", stayId)));
        refuseDischarge(stay.getAdmittedOn(), request.dischargedOn());
        stay.discharged(request.dischargedOn());
        stays.saveAndFlush(stay);
        trail.of(plan, ChangeKind.DISCHARGED, null, request.dischargedOn().toString(), stay.getReason());
        Instant resumes = facility.startOf(request.dischargedOn().plusDays(1));
        for (FollowUpContact contact : contacts.findAllByPlanId(planId)) {
            if (contact.getOutcome() == null && stayId.equals(contact.getStayId())) {
                Instant from = contact.getPlannedFrom().isAfter(resumes) ? contact.getPlannedFrom() : resumes;
                moveAfter(contact, stayId, from, "Discharged");
            }
        }
        return view(plan);
    }

    /** Another time was agreed. */
    @Requires(Permission.FOLLOWUP_CALL)
    public void move(UUID contactId, ContactMove request) {
        FollowUpContact contact = contact(contactId);
        FollowUpPlan plan = load(contact.getPlanId());
        contact.requireOpen();
        Instant now = clock.instant();
        if (request.from().isBefore(now.minus(Duration.ofMinutes(5)))
                || request.from().isBefore(plan.getProcedureAt())
                || request.from().isAfter(now.plus(Duration.ofDays(FURTHEST_MOVE_IN_DAYS)))) {
            throw new RuleViolationException(
                    "move-refused",
                    "The contact was not moved.",
                    List.of(new FieldError(
                            "/from",
                            "Choose a time after now and after the procedure, within %d days."
                                    .formatted(FURTHEST_MOVE_IN_DAYS))));
        }
        Instant until = request.from().plus(Duration.ofDays(request.days()));
        String was = window(contact);
        contact.movedTo(new TimeRange(request.from(), until));
        contacts.saveAndFlush(contact);
        trail.of(contact, ChangeKind.CONTACT_MOVED, was, window(contact), request.reason());
    }

    /** The patient rang: the contact goes to the top of the queue, whenever it was due. */
    @Requires(Permission.FOLLOWUP_CALL)
    public void calledBack(UUID contactId) {
        FollowUpContact contact = contact(contactId);
        contact.wantsCall();
        contacts.saveAndFlush(contact);
        trail.of(contact, ChangeKind.CALLED_BACK, null, null, null);
    }

    /** A letter went out to whoever was not reached; the contact stays open. */
    @Requires(Permission.FOLLOWUP_CALL)
    public void letterSent(UUID contactId) {
        FollowUpContact contact = contact(contactId);
        contact.requireOpen();
        trail.of(contact, ChangeKind.LETTER_PRINTED, null, null, null);
    }

    /** With the whole trail of the episode. */
    @SystemUse("Part of reading a contact and of the changes above, which ask for their own permission")
    @Transactional(readOnly = true)
    public FollowUpPlanView view(FollowUpPlan plan) {
        Instant now = clock.instant();
        return new FollowUpPlanView(
                plan.getId(),
                plan.getRisks().stream().map(this::label).toList(),
                plan.getStoppedAt(),
                plan.getStopCause(),
                plan.getStopReason(),
                plan.getStoppedByName(),
                stays.findAllByPlanIdOrderByAdmittedOnAscIdAsc(plan.getId()).stream()
                        .map(mapper::toView)
                        .toList(),
                contacts.findAllByEpisodeIdOrderByDueFrom(plan.getEpisodeId()).stream()
                        .filter(contact -> contact.getPlanId().equals(plan.getId()))
                        .map(contact -> mapper.toLine(contact, now))
                        .toList(),
                changes.findAllByEpisodeIdOrderByCreatedAtAscIdAsc(plan.getEpisodeId()).stream()
                        .map(mapper::toView)
                        .toList());
    }

    private void moveAfter(FollowUpContact contact, UUID stay, Instant from, String why) {
        String was = window(contact);
        contact.waitsFor(stay, from);
        contacts.saveAndFlush(contact);
        trail.of(contact, ChangeKind.CONTACT_MOVED, was, window(contact), why);
    }

    private void refuseAdmission(FollowUpPlan plan, LocalDate admitted) {
        if (admitted.isAfter(facility.today()) || admitted.isBefore(facility.dayOf(plan.getProcedureAt()))) {
            throw new RuleViolationException(
                    "stay-refused",
                    "The stay was not recorded.",
                    List.of(new FieldError("/admittedOn", "Choose a day from the procedure to today.")));
        }
    }

    private static void refuseDischarge(LocalDate admitted, @Nullable LocalDate discharged) {
        if (discharged != null
                && (discharged.isBefore(admitted) || discharged.isAfter(admitted.plusDays(LONGEST_STAY_IN_DAYS)))) {
            throw new RuleViolationException(
                    "stay-refused",
                    "The stay was not recorded.",
                    List.of(new FieldError("/dischargedOn", "Choose a day from the admission to a year after it.")));
        }
    }

    private static void requireRunning(FollowUpPlan plan) {
        if (plan.getStoppedAt() != null) {
            throw new ConflictException(
                    "plan-stopped",
                    "Follow-up was stopped: %s. Take the plan up again first. Nothing was saved."
                            .formatted(plan.getStopReason()),
                    Map.of("planId", plan.getId(), "since", plan.getStoppedAt()));
        }
    }

    private static ConflictException stillThere(FollowUpPlan plan) {
        return new ConflictException(
                "stay-open",
                "The patient is in hospital already. Record the day of discharge first. Nothing was saved.",
                Map.of("planId", plan.getId()));
    }

    private FollowUpContact contact(UUID contactId) {
        return contacts.findById(contactId)
                .orElseThrow(() -> new NotFoundException(
                        "contact-not-found", "This contact does not exist.", Map.of("contactId", contactId)));
    }

    private FollowUpPlan load(UUID planId) {
        return plans.findById(planId)
                .orElseThrow(() ->
                        new NotFoundException("plan-not-found", "This plan does not exist.", Map.of("planId", planId)));
    }

    private String label(RiskFact fact) {
        return rules.risk(fact).map(FollowUpRules.Risk::label).orElse(fact.name());
    }

    private String window(FollowUpContact contact) {
        return "%s to %s"
                .formatted(
                        contact.getDueFrom().atZone(facility.zone()).toLocalDateTime(),
                        contact.getDueUntil().atZone(facility.zone()).toLocalDateTime());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
