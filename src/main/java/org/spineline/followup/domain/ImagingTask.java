package org.spineline.followup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.followup.ImagingCause;
import org.spineline.followup.ImagingResult;
import org.spineline.followup.ImagingState;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.encryption.Encrypted;
import org.spineline.kernel.problem.ConflictException;

/** A new fracture is suspected: imaging is done, or somebody says why not. */
@Entity
@Table(name = "imaging_task")
public class ImagingTask extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "contact_id", updatable = false)
    private @Nullable UUID contactId;

    @Enumerated(EnumType.STRING)
    @Column(name = "cause", updatable = false)
    private ImagingCause cause;

    @Encrypted("imaging_task.finding")
    @Column(name = "finding", updatable = false)
    private String finding;

    @Column(name = "rule_version", updatable = false)
    private String ruleVersion;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private ImagingState state;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Column(name = "closed_by_name")
    private @Nullable String closedByName;

    @Encrypted("imaging_task.remark")
    @Column(name = "remark")
    private @Nullable String remark;

    @Enumerated(EnumType.STRING)
    @Column(name = "result")
    private @Nullable ImagingResult result;

    @Column(name = "open_episode_id")
    private @Nullable UUID openEpisodeId;

    @SuppressWarnings("NullAway.Init")
    protected ImagingTask() {}

    /** @param contactId at which it was told; null when told by another way */
    public ImagingTask(
            FollowUpPlan plan, @Nullable UUID contactId, FractureSentinel.Suspicion suspicion, String ruleVersion) {
        this.patientId = plan.getPatientId();
        this.episodeId = plan.getEpisodeId();
        this.contactId = contactId;
        this.cause = suspicion.cause();
        this.finding = suspicion.finding();
        this.ruleVersion = ruleVersion;
        this.state = ImagingState.OPEN;
        this.openEpisodeId = plan.getEpisodeId();
    }

    /**
     * @param outcome DONE or DISMISSED
     * @param shown by the imaging; null for one that was dismissed
     * @param text what was found, or why no imaging is needed
     * @throws ConflictException if it is closed
     */
    public void closed(ImagingState outcome, @Nullable ImagingResult shown, String text, Instant at, String byName) {
        if (state != ImagingState.OPEN) {
            throw new ConflictException(
                    "imaging-closed",
                    "%s closed this already. Nothing was saved.".formatted(closedByName),
                    Map.of("taskId", getId()));
        }
        state = outcome;
        result = shown;
        remark = text;
        closedAt = at;
        closedByName = byName;
        openEpisodeId = null;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public @Nullable UUID getContactId() {
        return contactId;
    }

    public ImagingCause getCause() {
        return cause;
    }

    public String getFinding() {
        return finding;
    }

    public ImagingState getState() {
        return state;
    }

    /** Null while it is open, when it was dismissed, or when nobody said. */
    public @Nullable ImagingResult getResult() {
        return result;
    }

    public @Nullable Instant getClosedAt() {
        return closedAt;
    }

    public @Nullable String getClosedByName() {
        return closedByName;
    }

    public @Nullable String getRemark() {
        return remark;
    }
}
