package org.spineline.followup.application;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.spineline.access.SystemUse;
import org.spineline.followup.domain.FollowUpContact;
import org.spineline.followup.domain.FollowUpContactRepository;
import org.spineline.followup.domain.FollowUpPlan;
import org.spineline.followup.domain.FollowUpPlanRepository;
import org.spineline.followup.domain.FollowUpRules;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.procedure.ProcedureSigned;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the plan inside the signing transaction: a signed procedure nobody will call after must not exist, so if the
 * plan cannot be made, the signature is refused and can be repeated.
 */
@Service
@SystemUse("Follows from signing the note, which asks for its own permission")
class PlanMaker {
    private final FollowUpPlanRepository plans;
    private final FollowUpContactRepository contacts;
    private final FollowUpRules rules;
    private final FacilityZone facility;

    PlanMaker(
            FollowUpPlanRepository plans,
            FollowUpContactRepository contacts,
            FollowUpRules rules,
            FacilityZone facility) {
        this.plans = plans;
        this.contacts = contacts;
        this.rules = rules;
        this.facility = facility;
    }

    /** A note that takes the place of a void one takes its plan: nobody is called twice, and nobody is forgotten. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void make(ProcedureSigned signed) {
        List<FollowUpPlan> before =
                signed.replaces().isEmpty() ? List.of() : plans.findAllByNoteIdIn(signed.replaces());
        if (before.isEmpty()) {
            makeNew(signed);
        } else {
            before.forEach(plan -> takeOver(plan, signed));
        }
    }

    private void takeOver(FollowUpPlan plan, ProcedureSigned signed) {
        plan.follows(signed);
        plans.save(plan);
        Map<String, FollowUpRules.ContactRule> ruleOf = rules.contacts().stream()
                .collect(Collectors.toMap(FollowUpRules.ContactRule::kind, Function.identity()));
        for (FollowUpContact contact : contacts.findAllByPlanId(plan.getId())) {
            FollowUpRules.ContactRule rule = ruleOf.get(contact.getKind());
            if (rule != null) {
                contact.isDue(rule.window(signed.endedAt(), facility));
                contacts.saveAndFlush(contact);
            }
        }
    }

    private void makeNew(ProcedureSigned signed) {
        FollowUpPlan plan = plans.save(new FollowUpPlan(signed, rules.version()));
        for (FollowUpRules.ContactRule rule : rules.contacts()) {
            contacts.saveAndFlush(
                    new FollowUpContact(plan, rule.kind(), rule.label(), rule.window(signed.endedAt(), facility)));
        }
    }
}
