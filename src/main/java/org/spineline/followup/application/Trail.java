package org.spineline.followup.application;

import org.jspecify.annotations.Nullable;
import org.spineline.followup.ChangeKind;
import org.spineline.followup.domain.Escalation;
import org.spineline.followup.domain.FollowUpChange;
import org.spineline.followup.domain.FollowUpChangeRepository;
import org.spineline.followup.domain.FollowUpContact;
import org.spineline.followup.domain.FollowUpPlan;
import org.spineline.followup.domain.ImagingTask;
import org.spineline.kernel.actor.CurrentActor;
import org.springframework.stereotype.Component;

/** Writes down what happened, in the name of whoever acts. */
@Component
class Trail {
    private final FollowUpChangeRepository changes;
    private final CurrentActor actor;

    Trail(FollowUpChangeRepository changes, CurrentActor actor) {
        this.changes = changes;
        this.actor = actor;
    }

    void of(FollowUpPlan plan, ChangeKind what, @Nullable String was, @Nullable String became, @Nullable String why) {
        changes.save(FollowUpChange.of(plan, what, actor.displayName())
                .from(was, became)
                .because(why));
    }

    void of(
            FollowUpContact contact,
            ChangeKind what,
            @Nullable String was,
            @Nullable String became,
            @Nullable String why) {
        changes.save(FollowUpChange.of(contact, what, actor.displayName())
                .from(was, became)
                .because(why));
    }

    void of(Escalation escalation, ChangeKind what, @Nullable String became, @Nullable String why) {
        changes.save(FollowUpChange.of(escalation, what, actor.displayName())
                .from(null, became)
                .because(why));
    }

    void of(ImagingTask task, ChangeKind what, @Nullable String became, @Nullable String why) {
        changes.save(FollowUpChange.of(task, what, actor.displayName())
                .from(null, became)
                .because(why));
    }
}
