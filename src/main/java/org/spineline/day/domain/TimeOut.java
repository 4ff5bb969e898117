package org.spineline.day.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.day.TimeOutSummary;
import org.spineline.episode.Technique;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;

/** The pause before access. Never changed once two people have confirmed it. */
@Entity
@Table(name = "time_out")
public class TimeOut extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "booking_id", updatable = false)
    private UUID bookingId;

    @Column(name = "first_name", updatable = false)
    private String firstName;

    @Column(name = "second_name", updatable = false)
    private String secondName;

    @Enumerated(EnumType.STRING)
    @Column(name = "technique", updatable = false)
    private Technique technique;

    @Column(name = "vertebral_levels", updatable = false)
    private String levels;

    @Column(name = "numbering_method", updatable = false)
    private String numberingMethod;

    @Column(name = "differences", updatable = false)
    private @Nullable String differences;

    @Column(name = "justification", updatable = false)
    private @Nullable String justification;

    @Column(name = "confirmed_at", updatable = false)
    private Instant confirmedAt;

    @Column(name = "recorded_by_name", updatable = false)
    private String recordedByName;

    @SuppressWarnings("NullAway.Init")
    protected TimeOut() {}

    /**
     * What two people said aloud.
     *
     * @param numberingMethod how the level was counted
     * @param differences as they were shown; null when everything agreed
     * @param justification one line for each difference; null when everything agreed
     */
    public record Confirmation(
            String firstName,
            String secondName,
            Technique technique,
            List<VertebralLevel> levels,
            String numberingMethod,
            @Nullable String differences,
            @Nullable String justification) {}

    public TimeOut(Case of, Confirmation said, Instant confirmedAt, String recordedByName) {
        this.patientId = of.patientId();
        this.episodeId = of.episodeId();
        this.bookingId = of.bookingId();
        this.firstName = said.firstName();
        this.secondName = said.secondName();
        this.technique = said.technique();
        this.levels = said.levels().stream().distinct().sorted().map(Enum::name).collect(Collectors.joining(","));
        this.numberingMethod = said.numberingMethod();
        this.differences = said.differences();
        this.justification = said.justification();
        this.confirmedAt = confirmedAt;
        this.recordedByName = recordedByName;
    }

    public TimeOutSummary summary() {
        return new TimeOutSummary(
                confirmedAt, firstName, secondName, technique, getLevels(), numberingMethod, justification);
    }

    /** In anatomical order. */
    public List<VertebralLevel> getLevels() {
        return Arrays.stream(levels.split(",")).map(VertebralLevel::valueOf).toList();
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getBookingId() {
        return bookingId;
    }

    /** As they were shown; null when everything agreed. */
    public @Nullable String getDifferences() {
        return differences;
    }

    public String getRecordedByName() {
        return recordedByName;
    }
}
