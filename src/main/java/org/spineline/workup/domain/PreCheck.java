package org.spineline.workup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
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
import org.spineline.episode.RedFlag;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.encryption.Encrypted;
import org.spineline.workup.PreCheckKind;

/** What the patient said when asked again before the procedure. Never changed afterwards: whoever asks again adds one. */
@Entity
@Table(name = "pre_check")
public class PreCheck extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", updatable = false)
    private PreCheckKind kind;

    // Hibernate gives null back where no column of it has a value.
    @Embedded
    private @Nullable Answers answers;

    @Column(name = "red_flags", updatable = false)
    private @Nullable String redFlags;

    @Column(name = "asked_by_name", updatable = false)
    private String askedByName;

    @SuppressWarnings("NullAway.Init")
    protected PreCheck() {}

    /** @param redFlags null if nobody asked; empty if there were none */
    public PreCheck(
            UUID patientId,
            UUID episodeId,
            PreCheckKind kind,
            Answers answers,
            @Nullable List<RedFlag> redFlags,
            String askedByName) {
        this.patientId = patientId;
        this.episodeId = episodeId;
        this.kind = kind;
        this.answers = answers;
        this.redFlags = redFlags == null
                ? null
                : redFlags.stream().distinct().sorted().map(Enum::name).collect(Collectors.joining(","));
        this.askedByName = askedByName;
    }

    /**
     * A null was not asked.
     *
     * @param painAtRest numeric rating scale, 0 to 10
     * @param painOnMovement numeric rating scale, 0 to 10
     * @param dosesAsInstructed whether the last doses were taken as instructed
     */
    @Embeddable
    public record Answers(
            @Column(name = "pain_at_rest", updatable = false) @Nullable Integer painAtRest,
            @Column(name = "pain_on_movement", updatable = false) @Nullable Integer painOnMovement,
            @Column(name = "escort", updatable = false) @Nullable Boolean escort,
            @Encrypted("pre_check.escort_name") @Column(name = "escort_name", updatable = false) @Nullable
                    String escortName,
            @Column(name = "doses_as_instructed", updatable = false) @Nullable Boolean dosesAsInstructed,
            @Encrypted("pre_check.dose_note") @Column(name = "dose_note", updatable = false) @Nullable String doseNote,
            @Column(name = "last_food_at", updatable = false) @Nullable Instant lastFoodAt,
            @Column(name = "last_clear_fluid_at", updatable = false) @Nullable Instant lastClearFluidAt,
            @Encrypted("pre_check.remark") @Column(name = "remark", updatable = false) @Nullable String remark) {
        private static final Answers NONE = new Answers(null, null, null, null, null, null, null, null, null);
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public PreCheckKind getKind() {
        return kind;
    }

    public Answers getAnswers() {
        return answers == null ? Answers.NONE : answers;
    }

    /** Null if nobody asked; empty if there were none. */
    public @Nullable List<RedFlag> getRedFlags() {
        if (redFlags == null) {
            return null;
        }
        return Arrays.stream(redFlags.split(","))
                .filter(flag -> !flag.isEmpty())
                .map(RedFlag::valueOf)
                .toList();
    }

    /**
     * As the rules see it.
     *
     * @throws IllegalStateException before it is saved
     */
    public AskedAgain asked() {
        return new AskedAgain(getCreatedAt(), getAnswers(), getRedFlags());
    }

    public String getAskedByName() {
        return askedByName;
    }
}
