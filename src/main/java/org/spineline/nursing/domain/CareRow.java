package org.spineline.nursing.domain;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;

/** One line of a bedside record. Never changed: a correction is a further line that names the one it replaces. */
@MappedSuperclass
public abstract class CareRow extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "record_id", updatable = false)
    private UUID recordId;

    @Column(name = "noted_at", updatable = false)
    private Instant at;

    @Column(name = "corrects_id", updatable = false)
    private @Nullable UUID correctsId;

    @Column(name = "withdrawn", updatable = false)
    private boolean withdrawn;

    @Column(name = "reason", updatable = false)
    private @Nullable String reason;

    @Column(name = "by_name", updatable = false)
    private String byName;

    @Column(name = "idempotency_key", updatable = false)
    private @Nullable String idempotencyKey;

    @Column(name = "request_hash", updatable = false)
    private @Nullable String requestHash;

    @SuppressWarnings("NullAway.Init")
    protected CareRow() {}

    protected CareRow(UUID patientId, UUID recordId, Noted noted) {
        this.patientId = patientId;
        this.recordId = recordId;
        this.at = noted.at();
        this.correctsId = noted.correctsId();
        this.withdrawn = noted.withdrawn();
        this.reason = noted.reason();
        this.byName = noted.byName();
        Sending sending = noted.sending();
        if (sending != null) {
            this.idempotencyKey = sending.key();
            this.requestHash = sending.hash();
        }
    }

    /** A line that can be told from its repetition: the key is the sender's, the hash says whether it says the same. */
    public record Sending(String key, String hash) {}

    /**
     * When, by whom and instead of what.
     *
     * @param at when it was true, not when it was typed
     * @param correctsId the line this one replaces; null for a new one
     * @param withdrawn the line replaced was wrong and nothing takes its place
     * @param reason why it is corrected or entered late
     * @param sending null when the sender cannot send twice
     */
    public record Noted(
            Instant at,
            @Nullable UUID correctsId,
            boolean withdrawn,
            @Nullable String reason,
            String byName,
            @Nullable Sending sending) {}

    /** The lines that count: neither replaced nor withdrawn, in the order given. */
    public static <T extends CareRow> List<T> current(Collection<T> rows) {
        Set<UUID> replaced = new HashSet<>();
        rows.stream().map(CareRow::getCorrectsId).filter(Objects::nonNull).forEach(replaced::add);
        return rows.stream()
                .filter(row -> !row.isWithdrawn() && !replaced.contains(row.getId()))
                .toList();
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getRecordId() {
        return recordId;
    }

    public Instant getAt() {
        return at;
    }

    public @Nullable UUID getCorrectsId() {
        return correctsId;
    }

    public boolean isWithdrawn() {
        return withdrawn;
    }

    public @Nullable String getReason() {
        return reason;
    }

    public @Nullable String getRequestHash() {
        return requestHash;
    }

    public String getByName() {
        return byName;
    }
}
