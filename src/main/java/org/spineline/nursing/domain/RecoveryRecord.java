package org.spineline.nursing.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.encryption.Encrypted;
import org.spineline.nursing.DischargeOutcome;

/** The stay in recovery: one for each booking. Null is "not recorded". */
@Entity
@Table(name = "recovery_record")
public class RecoveryRecord extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "booking_id", updatable = false)
    private UUID bookingId;

    @Column(name = "arrived_at")
    private Instant arrivedAt;

    @Column(name = "ambulated_at")
    private @Nullable Instant ambulatedAt;

    @Column(name = "escort_present")
    private @Nullable Boolean escortPresent;

    @Encrypted("recovery_record.escort_name")
    @Column(name = "escort_name")
    private @Nullable String escortName;

    @Column(name = "instructions_given_at")
    private @Nullable Instant instructionsGivenAt;

    @Column(name = "instructions_language")
    private @Nullable String instructionsLanguage;

    @Enumerated(EnumType.STRING)
    @Column(name = "outcome")
    private @Nullable DischargeOutcome outcome;

    @Column(name = "discharged_at")
    private @Nullable Instant dischargedAt;

    @SuppressWarnings("NullAway.Init")
    protected RecoveryRecord() {}

    public RecoveryRecord(UUID patientId, UUID episodeId, UUID bookingId, Instant arrivedAt) {
        this.patientId = patientId;
        this.episodeId = episodeId;
        this.bookingId = bookingId;
        this.arrivedAt = arrivedAt;
    }

    public void arrived(Instant at) {
        arrivedAt = at;
    }

    /** @param walked null if nobody tried; the first time told is kept */
    public void ambulated(@Nullable Boolean walked, Instant at) {
        if (!Boolean.TRUE.equals(walked)) {
            ambulatedAt = null;
        } else if (ambulatedAt == null) {
            ambulatedAt = at;
        }
    }

    public void escorted(@Nullable Boolean present, @Nullable String name) {
        escortPresent = present;
        escortName = name;
    }

    /** @param language in which they were explained; null takes it back */
    public void instructed(@Nullable String language, Instant at) {
        if (language == null) {
            instructionsGivenAt = null;
        } else if (instructionsGivenAt == null) {
            instructionsGivenAt = at;
        }
        instructionsLanguage = language;
    }

    public void discharged(DischargeOutcome where, Instant at) {
        outcome = where;
        dischargedAt = at;
    }

    public void reopened() {
        outcome = null;
        dischargedAt = null;
    }

    public boolean isDischarged() {
        return outcome != null;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public UUID getBookingId() {
        return bookingId;
    }

    public Instant getArrivedAt() {
        return arrivedAt;
    }

    public @Nullable Instant getAmbulatedAt() {
        return ambulatedAt;
    }

    public @Nullable Boolean getEscortPresent() {
        return escortPresent;
    }

    public @Nullable String getEscortName() {
        return escortName;
    }

    public @Nullable Instant getInstructionsGivenAt() {
        return instructionsGivenAt;
    }

    public @Nullable String getInstructionsLanguage() {
        return instructionsLanguage;
    }

    public @Nullable DischargeOutcome getOutcome() {
        return outcome;
    }

    public @Nullable Instant getDischargedAt() {
        return dischargedAt;
    }
}
