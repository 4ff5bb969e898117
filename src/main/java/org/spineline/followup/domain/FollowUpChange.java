package org.spineline.followup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.followup.ChangeKind;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.encryption.Encrypted;

/** One line of what happened to a plan: what, from what to what, who, when and why. Never changed. */
@Entity
@Table(name = "follow_up_change")
public class FollowUpChange extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "plan_id", updatable = false)
    private @Nullable UUID planId;

    @Column(name = "contact_id", updatable = false)
    private @Nullable UUID contactId;

    @Column(name = "escalation_id", updatable = false)
    private @Nullable UUID escalationId;

    @Enumerated(EnumType.STRING)
    @Column(name = "what", updatable = false)
    private ChangeKind what;

    @Encrypted("follow_up_change.was")
    @Column(name = "was", updatable = false)
    private @Nullable String was;

    @Encrypted("follow_up_change.became")
    @Column(name = "became", updatable = false)
    private @Nullable String became;

    @Encrypted("follow_up_change.why")
    @Column(name = "why", updatable = false)
    private @Nullable String why;

    @Column(name = "by_name", updatable = false)
    private String byName;

    @SuppressWarnings("NullAway.Init")
    protected FollowUpChange() {}

    private FollowUpChange(UUID patientId, UUID episodeId, ChangeKind what, String byName) {
        this.patientId = patientId;
        this.episodeId = episodeId;
        this.what = what;
        this.byName = byName;
    }

    public static FollowUpChange of(FollowUpPlan plan, ChangeKind what, String byName) {
        FollowUpChange change = new FollowUpChange(plan.getPatientId(), plan.getEpisodeId(), what, byName);
        change.planId = plan.getId();
        return change;
    }

    public static FollowUpChange of(FollowUpContact contact, ChangeKind what, String byName) {
        FollowUpChange change = new FollowUpChange(contact.getPatientId(), contact.getEpisodeId(), what, byName);
        change.planId = contact.getPlanId();
        change.contactId = contact.getId();
        return change;
    }

    public static FollowUpChange of(Escalation escalation, ChangeKind what, String byName) {
        FollowUpChange change = new FollowUpChange(escalation.getPatientId(), escalation.getEpisodeId(), what, byName);
        change.contactId = escalation.getContactId();
        change.escalationId = escalation.getId();
        return change;
    }

    public static FollowUpChange of(ImagingTask task, ChangeKind what, String byName) {
        FollowUpChange change = new FollowUpChange(task.getPatientId(), task.getEpisodeId(), what, byName);
        change.contactId = task.getContactId();
        return change;
    }

    /** Before it is saved. */
    public FollowUpChange from(@Nullable String before, @Nullable String after) {
        was = before;
        became = after;
        return this;
    }

    /** Before it is saved. */
    public FollowUpChange because(@Nullable String reason) {
        why = reason;
        return this;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public @Nullable UUID getContactId() {
        return contactId;
    }

    public @Nullable UUID getEscalationId() {
        return escalationId;
    }

    public ChangeKind getWhat() {
        return what;
    }

    public @Nullable String getWas() {
        return was;
    }

    public @Nullable String getBecame() {
        return became;
    }

    public @Nullable String getWhy() {
        return why;
    }

    public String getByName() {
        return byName;
    }
}
