package org.spineline.day.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.day.PreCheckItem;
import org.spineline.day.PregnancyCheck;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.workup.ArrivalAnswers;

/** What was read back with the patient before the room. Never changed afterwards: whoever asks again adds one. */
@Entity
@Table(name = "arrival_check")
public class ArrivalCheck extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "booking_id", updatable = false)
    private UUID bookingId;

    // Hibernate gives null back where no column of it has a value.
    @Embedded
    private @Nullable Readings readings;

    @Column(name = "checked_by_name", updatable = false)
    private String checkedByName;

    @SuppressWarnings("NullAway.Init")
    protected ArrivalCheck() {}

    public ArrivalCheck(Case of, Readings readings, String checkedByName) {
        this.patientId = of.patientId();
        this.episodeId = of.episodeId();
        this.bookingId = of.bookingId();
        this.readings = readings;
        this.checkedByName = checkedByName;
    }

    /**
     * A null was not asked.
     *
     * @param countedLevels comma-separated, because nothing is searched by them
     * @param firstCounter who counted the level on the image
     * @param secondCounter somebody else who counted it again
     */
    @Embeddable
    public record Readings(
            @Column(name = "identity_confirmed", updatable = false) @Nullable Boolean identityConfirmed,
            @Column(name = "allergies_read_back", updatable = false) @Nullable Boolean allergiesReadBack,
            @Column(name = "consent_seen", updatable = false) @Nullable Boolean consentSeen,
            @Enumerated(EnumType.STRING) @Column(name = "pregnancy", updatable = false) @Nullable
                    PregnancyCheck pregnancy,
            @Column(name = "counted_levels", updatable = false) @Nullable String countedLevels,
            @Column(name = "first_counter", updatable = false) @Nullable String firstCounter,
            @Column(name = "second_counter", updatable = false) @Nullable String secondCounter,
            @Column(name = "remark", updatable = false) @Nullable String remark) {
        public static final Readings NONE = new Readings(null, null, null, null, null, null, null, null);

        /** In anatomical order; empty if nobody counted. */
        public List<VertebralLevel> levels() {
            return countedLevels == null
                    ? List.of()
                    : Arrays.stream(countedLevels.split(","))
                            .map(VertebralLevel::valueOf)
                            .toList();
        }

        /** As it is stored; null if nobody counted. */
        public static @Nullable String stored(List<VertebralLevel> levels) {
            return levels.isEmpty()
                    ? null
                    : levels.stream().distinct().sorted().map(Enum::name).collect(Collectors.joining(","));
        }

        /**
         * What is still to be asked or settled; empty when the patient may go on.
         *
         * @param said at the door
         * @param booked levels that are to be treated
         */
        public Set<PreCheckItem> open(ArrivalAnswers said, List<VertebralLevel> booked) {
            Set<PreCheckItem> open = EnumSet.noneOf(PreCheckItem.class);
            add(open, PreCheckItem.IDENTITY, Boolean.TRUE.equals(identityConfirmed));
            add(open, PreCheckItem.ALLERGIES, Boolean.TRUE.equals(allergiesReadBack));
            add(open, PreCheckItem.CONSENT, Boolean.TRUE.equals(consentSeen));
            add(open, PreCheckItem.FASTING, said.lastFoodAt() != null && said.lastClearFluidAt() != null);
            add(open, PreCheckItem.LAST_DOSES, said.dosesAsInstructed() != null);
            add(open, PreCheckItem.ESCORT, said.escort() != null);
            add(open, PreCheckItem.PAIN, said.painAtRest() != null && said.painOnMovement() != null);
            add(open, PreCheckItem.PREGNANCY, pregnancy != null && pregnancy != PregnancyCheck.POSSIBLE);
            add(open, PreCheckItem.LEVEL_COUNT, levels().equals(booked));
            return open;
        }

        private static void add(Set<PreCheckItem> open, PreCheckItem item, boolean done) {
            if (!done) {
                open.add(item);
            }
        }
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getBookingId() {
        return bookingId;
    }

    public Readings getReadings() {
        return readings == null ? Readings.NONE : readings;
    }

    public String getCheckedByName() {
        return checkedByName;
    }
}
