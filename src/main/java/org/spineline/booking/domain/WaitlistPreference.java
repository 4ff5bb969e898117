package org.spineline.booking.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.encryption.Encrypted;

/** What a waiting patient said about days and short notice. */
@Entity
@Table(name = "waitlist_preference")
public class WaitlistPreference extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "short_notice")
    private boolean shortNotice;

    @Column(name = "allowed_weekdays")
    private String allowedWeekdays;

    @Encrypted("waitlist_preference.note")
    @Column(name = "note")
    private @Nullable String note;

    @SuppressWarnings("NullAway.Init")
    protected WaitlistPreference() {}

    public WaitlistPreference(UUID patientId, UUID episodeId) {
        this.patientId = patientId;
        this.episodeId = episodeId;
        this.allowedWeekdays = "";
    }

    /** @param weekdays empty: any */
    public void becomes(boolean canComeAtShortNotice, Collection<DayOfWeek> weekdays, @Nullable String remark) {
        shortNotice = canComeAtShortNotice;
        allowedWeekdays = weekdays.stream().sorted().map(Enum::name).distinct().collect(Collectors.joining(","));
        note = remark;
    }

    public boolean allows(DayOfWeek weekday) {
        return allowedWeekdays.isEmpty() || getAllowedWeekdays().contains(weekday);
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public boolean isShortNotice() {
        return shortNotice;
    }

    /** Monday first; empty: any. */
    public List<DayOfWeek> getAllowedWeekdays() {
        return allowedWeekdays.isEmpty()
                ? List.of()
                : Arrays.stream(allowedWeekdays.split(","))
                        .map(DayOfWeek::valueOf)
                        .toList();
    }

    public @Nullable String getNote() {
        return note;
    }
}
