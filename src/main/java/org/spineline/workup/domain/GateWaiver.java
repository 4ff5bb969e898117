package org.spineline.workup.domain;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.workup.GateCode;
import org.spineline.workup.GateStatus;

/**
 * A named clinician took the responsibility for an unmet gate, as it stood. What becomes worse afterwards nobody has answered
 * for: the waiver then no longer counts.
 */
@Entity
@Table(name = "gate_waiver")
public class GateWaiver extends Aggregate implements PatientOwned {
    private static final int LONGEST_REASON = 4000;

    /** What is known to be bad is worse than what nobody knows. */
    private static final List<GateStatus> BETTER_FIRST =
            List.of(GateStatus.GREEN, GateStatus.AMBER, GateStatus.NOT_RECORDED, GateStatus.RED);

    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Enumerated(EnumType.STRING)
    @Column(name = "gate")
    private GateCode gate;

    @Column(name = "reason")
    private String reason;

    @Column(name = "waived_by_name")
    private String waivedByName;

    @Column(name = "waiver_round")
    private int round;

    @Enumerated(EnumType.STRING)
    @Column(name = "waived_status")
    private @Nullable GateStatus waivedStatus;

    @Column(name = "waived_for")
    private @Nullable String waivedFor;

    @ElementCollection
    @CollectionTable(name = "gate_waiver_concern", joinColumns = @JoinColumn(name = "waiver_id"))
    @BatchSize(size = 100)
    private Set<Concern> concerns = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected GateWaiver() {}

    /**
     * @param round from 1; each time a gate is waived anew one more
     * @param waived how the gate stands without this waiver
     */
    GateWaiver(
            UUID patientId,
            UUID episodeId,
            GateCode gate,
            String reason,
            String waivedByName,
            int round,
            Gates.Outcome waived) {
        this.patientId = patientId;
        this.episodeId = episodeId;
        this.gate = gate;
        this.reason = reason;
        this.waivedByName = waivedByName;
        this.round = round;
        this.waivedStatus = waived.status();
        this.waivedFor = waived.reason().substring(0, Math.min(waived.reason().length(), LONGEST_REASON));
        this.concerns.addAll(waived.concerns());
    }

    /** False once the gate stands worse than when it was waived, or something new speaks against it. */
    boolean covers(Gates.Outcome now) {
        if (now.status() == GateStatus.GREEN) {
            return true;
        }
        return waivedStatus != null
                && BETTER_FIRST.indexOf(now.status()) <= BETTER_FIRST.indexOf(waivedStatus)
                && now.concerns().stream().allMatch(concern -> concerns.stream().anyMatch(concern::isCoveredBy));
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public GateCode getGate() {
        return gate;
    }

    public String getReason() {
        return reason;
    }

    public int getRound() {
        return round;
    }

    /** The reason the gate gave; null for a waiver that did not keep it. */
    public @Nullable String getWaivedFor() {
        return waivedFor;
    }

    public String getWaivedByName() {
        return waivedByName;
    }
}
