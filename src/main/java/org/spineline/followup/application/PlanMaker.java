package org.spineline.followup.application;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.spineline.access.SystemUse;
import org.spineline.followup.ChangeKind;
import org.spineline.followup.RiskFact;
import org.spineline.followup.StopCause;
import org.spineline.followup.domain.FollowUpContact;
import org.spineline.followup.domain.FollowUpContactRepository;
import org.spineline.followup.domain.FollowUpPlan;
import org.spineline.followup.domain.FollowUpPlanRepository;
import org.spineline.followup.domain.FollowUpRules;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.nursing.DischargeDecided;
import org.spineline.patient.PatientDied;
import org.spineline.patient.PatientDirectory;
import org.spineline.procedure.ProcedureSigned;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the plan inside the signing transaction: a signed procedure nobody will call after must not exist, so if the
 * plan cannot be made, the signature is refused and can be repeated. Stops plans of those who died in the transaction
 * that says so.
 */
@Service
@SystemUse("Follows from signing the note or from the patient's record, which ask for their own permission")
class PlanMaker {
    private static final String DIED = "The patient's record says that the patient died";

    private final FollowUpPlanRepository plans;
    private final FollowUpContactRepository contacts;
    private final PatientDirectory patients;
    private final RiskFacts risks;
    private final ContactScores scores;
    private final Trail trail;
    private final FollowUpRules rules;
    private final FacilityZone facility;
    private final CurrentActor actor;
    private final Clock clock;

    PlanMaker(
            FollowUpPlanRepository plans,
            FollowUpContactRepository contacts,
            PatientDirectory patients,
            RiskFacts risks,
            ContactScores scores,
            Trail trail,
            FollowUpRules rules,
            FacilityZone facility,
            CurrentActor actor,
            Clock clock) {
        this.plans = plans;
        this.contacts = contacts;
        this.patients = patients;
        this.risks = risks;
        this.scores = scores;
        this.trail = trail;
        this.rules = rules;
        this.facility = facility;
        this.actor = actor;
        this.clock = clock;
    }

    /** A note that takes the place of a void one takes its plan: nobody is called twice, and nobody is forgotten. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void make(ProcedureSigned signed) {
        List<FollowUpPlan> before =
                signed.replaces().isEmpty() ? List.of() : plans.findAllByNoteIdIn(signed.replaces());
        Set<RiskFact> facts = risks.of(signed.episodeId(), signed.levels().size(), signed.feltLeak());
        if (before.isEmpty()) {
            makeNew(signed, facts);
        } else {
            before.forEach(plan -> takeOver(plan, signed, facts));
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void stop(PatientDied died) {
        plans.findAllByPatientId(died.patientId()).stream()
                .filter(plan -> plan.getStoppedAt() == null)
                .forEach(plan -> stop(plan, StopCause.DIED, DIED));
    }

    /** Whoever stays overnight may need more contacts than were planned when the note was signed. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void reconsider(DischargeDecided decided) {
        plans.findAllByPatientId(decided.patientId()).stream()
                .filter(plan -> plan.getEpisodeId().equals(decided.episodeId()))
                .filter(plan -> plan.getStoppedAt() == null)
                .forEach(this::reconsider);
    }

    /** Nobody is called any more; every open contact says why. */
    public void stop(FollowUpPlan plan, StopCause cause, String reason) {
        plan.stopped(clock.instant(), cause, reason, actor.displayName());
        plans.saveAndFlush(plan);
        for (FollowUpContact contact : contacts.findAllByPlanId(plan.getId())) {
            contact.stopped(reason);
            contacts.saveAndFlush(contact);
        }
        trail.of(plan, ChangeKind.PLAN_STOPPED, null, cause.name(), reason);
    }

    /** What became known since may ask for more contacts; none that is planned goes away. */
    public void reconsider(FollowUpPlan plan) {
        Set<RiskFact> facts = risks.now(plan);
        if (!facts.equals(plan.getRisks())) {
            plan.hasRisks(facts);
            plans.saveAndFlush(plan);
            addMissing(plan, facts);
        }
    }

    private void takeOver(FollowUpPlan plan, ProcedureSigned signed, Set<RiskFact> facts) {
        plan.follows(signed);
        plan.hasRisks(facts);
        plans.saveAndFlush(plan);
        Map<String, FollowUpRules.ContactRule> ruleOf = rules.contacts().stream()
                .collect(Collectors.toMap(FollowUpRules.ContactRule::kind, Function.identity()));
        for (FollowUpContact contact : contacts.findAllByPlanId(plan.getId())) {
            FollowUpRules.ContactRule rule = ruleOf.get(contact.getKind());
            if (rule != null) {
                contact.isDue(rule.window(signed.endedAt(), facility));
                contacts.saveAndFlush(contact);
            }
        }
        scores.recount(plan.getId());
        addMissing(plan, facts);
        trail.of(plan, ChangeKind.PLAN_TAKEN_OVER, null, null, "Another note was signed in place of the void one");
    }

    private void makeNew(ProcedureSigned signed, Set<RiskFact> facts) {
        FollowUpPlan made = new FollowUpPlan(signed, rules.version());
        made.hasRisks(facts);
        FollowUpPlan plan = plans.saveAndFlush(made);
        addMissing(plan, facts);
        trail.of(plan, ChangeKind.PLAN_MADE, null, plan.getRuleVersion(), null);
        if (patients.require(signed.patientId()).deceased()) {
            stop(plan, StopCause.DIED, DIED);
        }
    }

    private void addMissing(FollowUpPlan plan, Set<RiskFact> facts) {
        Set<String> there = contacts.findAllByPlanId(plan.getId()).stream()
                .map(FollowUpContact::getKind)
                .collect(Collectors.toSet());
        for (FollowUpRules.ContactRule rule : rules.contactsFor(plan.getTechnique(), facts)) {
            if (!there.contains(rule.kind())) {
                FollowUpContact contact = new FollowUpContact(
                        plan, rule.kind(), rule.label(), rule.channel(), rule.window(plan.getProcedureAt(), facility));
                if (plan.getStopReason() != null) {
                    contact.stopped(plan.getStopReason());
                }
                contacts.saveAndFlush(contact);
            }
        }
    }
}
