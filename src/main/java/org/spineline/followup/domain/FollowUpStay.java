package org.spineline.followup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.encryption.Encrypted;
import org.spineline.kernel.problem.ConflictException;

/** The patient is in hospital again: contacts of these days come after them. */
@Entity
@Table(name = "follow_up_stay")
public class FollowUpStay extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "plan_id", updatable = false)
    private UUID planId;

    @Column(name = "admitted_on", updatable = false)
    private LocalDate admittedOn;

    @Column(name = "discharged_on")
    private @Nullable LocalDate dischargedOn;

    @Encrypted("follow_up_stay.reason")
    @Column(name = "reason", updatable = false)
    private String reason;

    @Column(name = "open_plan_id")
    private @Nullable UUID openPlanId;

    @SuppressWarnings("NullAway.Init")
    protected FollowUpStay() {}

    /** @param dischargedOn null while the patient is still there */
    public FollowUpStay(FollowUpPlan plan, LocalDate admittedOn, @Nullable LocalDate dischargedOn, String reason) {
        this.patientId = plan.getPatientId();
        this.episodeId = plan.getEpisodeId();
        this.planId = plan.getId();
        this.admittedOn = admittedOn;
        this.dischargedOn = dischargedOn;
        this.reason = reason;
        this.openPlanId = dischargedOn == null ? plan.getId() : null;
    }

    /** @throws ConflictException if the patient left before */
    public void discharged(LocalDate day) {
        if (dischargedOn != null) {
            throw new ConflictException(
                    "stay-over",
                    "This stay ended on " + dischargedOn + ". Nothing was saved.",
                    Map.of("stayId", getId(), "dischargedOn", dischargedOn));
        }
        dischargedOn = day;
        openPlanId = null;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getPlanId() {
        return planId;
    }

    public LocalDate getAdmittedOn() {
        return admittedOn;
    }

    public @Nullable LocalDate getDischargedOn() {
        return dischargedOn;
    }

    public String getReason() {
        return reason;
    }
}
