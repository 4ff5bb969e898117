package org.spineline.patient.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.problem.ConflictException;

/** One record became part of another, and perhaps itself again. */
@Entity
@Table(name = "patient_merge")
public class PatientMerge extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID survivor;

    @Column(name = "merged_id", updatable = false)
    private UUID merged;

    @Column(name = "reason", updatable = false)
    private String reason;

    @Column(name = "by_name", updatable = false)
    private String byName;

    @Column(name = "row_count")
    private int rowCount;

    @Column(name = "undone_at")
    private @Nullable Instant undoneAt;

    @Column(name = "undone_by_name")
    private @Nullable String undoneByName;

    @Column(name = "undo_reason")
    private @Nullable String undoReason;

    @SuppressWarnings("NullAway.Init")
    protected PatientMerge() {}

    public PatientMerge(UUID survivor, UUID merged, String reason, String byName) {
        this.survivor = survivor;
        this.merged = merged;
        this.reason = reason;
        this.byName = byName;
    }

    public void moved(int rows) {
        rowCount = rows;
    }

    /** @throws ConflictException if it was undone before */
    public void undone(Instant at, String by, String why) {
        if (undoneAt != null) {
            throw new ConflictException("merge-undone", "This merge was undone already.", Map.of("mergeId", getId()));
        }
        undoneAt = at;
        undoneByName = by;
        undoReason = why;
    }

    /** The record in use. */
    @Override
    public UUID getPatientId() {
        return survivor;
    }

    public UUID getMergedId() {
        return merged;
    }

    public String getReason() {
        return reason;
    }

    public String getByName() {
        return byName;
    }

    public int getRowCount() {
        return rowCount;
    }

    public @Nullable Instant getUndoneAt() {
        return undoneAt;
    }

    public @Nullable String getUndoneByName() {
        return undoneByName;
    }

    public @Nullable String getUndoReason() {
        return undoReason;
    }
}
