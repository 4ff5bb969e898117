package org.spineline.followup.application;

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

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void make(ProcedureSigned signed) {
        FollowUpPlan plan = plans.save(new FollowUpPlan(signed, rules.version()));
        for (FollowUpRules.ContactRule rule : rules.contacts()) {
            contacts.saveAndFlush(
                    new FollowUpContact(plan, rule.kind(), rule.label(), rule.window(signed.endedAt(), facility)));
        }
    }
}
