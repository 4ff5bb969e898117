package org.spineline.nursing.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.nursing.AsaClass;

/** The head of a sedation record: one for each booking. Its lines are kept beside it and only ever added. */
@Entity
@Table(name = "sedation_record")
public class SedationRecord extends Aggregate implements PatientOwned {
    // No name of a check holds one.
    private static final String BETWEEN = "|";

    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "booking_id", updatable = false)
    private UUID bookingId;

    @Column(name = "protocol_code")
    private String protocolCode;

    @Enumerated(EnumType.STRING)
    @Column(name = "asa_class")
    private @Nullable AsaClass asa;

    @Column(name = "asa_emergency")
    private boolean asaEmergency;

    @Column(name = "mallampati")
    private @Nullable Integer mallampati;

    @Column(name = "last_food_at")
    private @Nullable Instant lastFoodAt;

    @Column(name = "last_clear_fluid_at")
    private @Nullable Instant lastClearFluidAt;

    @Column(name = "ticked_checks")
    private String tickedChecks = "";

    @Column(name = "given_by_name")
    private @Nullable String givenByName;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "signed_by")
    private @Nullable UUID signedBy;

    @Column(name = "signed_by_name")
    private @Nullable String signedByName;

    @Column(name = "signed_at")
    private @Nullable Instant signedAt;

    @Column(name = "open_points_reason")
    private @Nullable String openPointsReason;

    @SuppressWarnings("NullAway.Init")
    protected SedationRecord() {}

    public static SedationRecord opened(UUID patientId, UUID episodeId, UUID bookingId, SedationHead prefilled) {
        SedationRecord record = new SedationRecord();
        record.patientId = patientId;
        record.episodeId = episodeId;
        record.bookingId = bookingId;
        record.becomes(prefilled);
        return record;
    }

    public void becomes(SedationHead head) {
        protocolCode = head.protocolCode();
        asa = head.asa();
        asaEmergency = head.asaEmergency();
        mallampati = head.mallampati();
        lastFoodAt = head.lastFoodAt();
        lastClearFluidAt = head.lastClearFluidAt();
        tickedChecks = String.join(BETWEEN, head.tickedChecks());
        givenByName = head.givenByName();
        startedAt = head.startedAt();
        endedAt = head.endedAt();
    }

    /** The first tap counts; another time is a correction of the head. */
    public void started(Instant at) {
        if (startedAt == null) {
            startedAt = at;
        }
    }

    /** The first tap counts; another time is a correction of the head. */
    public void ended(Instant at) {
        if (endedAt == null) {
            endedAt = at;
        }
    }

    /** @param reason why points stay open; null where none are */
    public void signed(UUID by, String name, Instant at, @Nullable String reason) {
        signedBy = by;
        signedByName = name;
        signedAt = at;
        openPointsReason = reason;
    }

    public SedationHead head() {
        return new SedationHead(
                protocolCode,
                asa,
                asaEmergency,
                mallampati,
                lastFoodAt,
                lastClearFluidAt,
                tickedChecks.isEmpty() ? List.of() : Arrays.asList(tickedChecks.split("\\|")),
                givenByName,
                startedAt,
                endedAt);
    }

    public boolean isSigned() {
        return signedAt != null;
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

    public @Nullable Instant getStartedAt() {
        return startedAt;
    }

    public @Nullable Instant getEndedAt() {
        return endedAt;
    }

    public @Nullable String getSignedByName() {
        return signedByName;
    }

    public @Nullable Instant getSignedAt() {
        return signedAt;
    }

    public @Nullable String getOpenPointsReason() {
        return openPointsReason;
    }
}
