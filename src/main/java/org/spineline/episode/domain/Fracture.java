package org.spineline.episode.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.FractureMechanism;
import org.spineline.kernel.domain.Ids;
import org.spineline.kernel.encryption.Encrypted;

/** One broken vertebra of an episode. */
@Entity
@Table(name = "fracture")
public class Fracture {
    @Id
    private UUID id = Ids.next();

    @Enumerated(EnumType.STRING)
    @Column(name = "vertebral_level")
    private VertebralLevel level;

    @Column(name = "onset")
    private LocalDate onset;

    @Enumerated(EnumType.STRING)
    @Column(name = "mechanism")
    private FractureMechanism mechanism;

    @Encrypted("fracture.note")
    @Column(name = "note")
    private @Nullable String note;

    @SuppressWarnings("NullAway.Init")
    protected Fracture() {}

    public Fracture(VertebralLevel level, LocalDate onset, FractureMechanism mechanism, @Nullable String note) {
        this.level = level;
        this.onset = onset;
        this.mechanism = mechanism;
        this.note = note;
    }

    public UUID getId() {
        return id;
    }

    public VertebralLevel getLevel() {
        return level;
    }

    public LocalDate getOnset() {
        return onset;
    }

    public FractureMechanism getMechanism() {
        return mechanism;
    }

    public @Nullable String getNote() {
        return note;
    }

    /** Keeps its id: whoever points at this fracture still means the same vertebra. */
    void becomes(Fracture corrected) {
        onset = corrected.onset;
        mechanism = corrected.mechanism;
        note = corrected.note;
    }
}
