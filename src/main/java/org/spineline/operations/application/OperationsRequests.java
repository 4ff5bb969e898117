package org.spineline.operations.application;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What goes over the wire about running the service. */
public final class OperationsRequests {
    private OperationsRequests() {}

    /**
     * @param reason asked for where it is switched on
     * @param minutes how long it is expected to last, 1 to 1,440; null if nobody knows
     */
    public record ReadOnlyRequest(
            @NotNull Boolean on,
            @Nullable @Size(max = 200) String reason,
            @Nullable @Min(1) @Max(1440) Integer minutes) {}

    /**
     * @param version grows with every switch
     * @param standing null while the record may be changed
     */
    public record ReadOnlyState(long version, @Nullable ReadOnlyNotice standing) {}

    public record ReadOnlyNotice(String reason, String startedBy, Instant since, @Nullable Instant expectedEnd) {}

    /**
     * What runs beside the requests.
     *
     * @param packAt when this server last wrote the downtime pack; null if never since its start
     * @param packConfigured whether there is a folder for it
     * @param packStale whether it is older than it may be
     * @param lastBackup the newest file in the folder of backups; null if there is none
     * @param backupConfigured whether there is a folder and a key for them
     */
    public record OperationsState(
            boolean packConfigured,
            @Nullable Instant packAt,
            boolean packStale,
            boolean backupConfigured,
            @Nullable BackupFile lastBackup) {}

    /** @param size in bytes */
    public record BackupFile(String name, long size, Instant madeAt) {}

    /** @param olderThanYears what was last touched longer ago, 1 to 100 */
    public record RetentionRequest(@NotNull @Min(1) @Max(100) Integer olderThanYears) {}

    /**
     * What a period would remove; nothing is removed.
     *
     * @param patients with nothing recorded since, and not held
     * @param held others with nothing recorded since, whom a legal hold keeps
     */
    public record RetentionReport(
            UUID id,
            int olderThanYears,
            LocalDate before,
            long patients,
            long held,
            List<RetentionTable> tables,
            Instant madeAt) {}

    /** @param rows of those patients */
    public record RetentionTable(String table, long rows) {}

    /**
     * @param recordNumber of the patient, whole
     * @param reason who asked for it and under which reference
     */
    public record LegalHoldRequest(
            @NotBlank @Size(max = 40) String recordNumber, @NotBlank @Size(min = 10, max = 500) String reason) {}

    /** @param reason why it need not be kept any longer */
    public record LegalHoldLiftRequest(@NotBlank @Size(min = 10, max = 500) String reason) {}

    /**
     * A record that is kept whatever the period of retention.
     *
     * @param patientId its opaque id; neither name nor number are told
     * @param liftedAt null while the hold is in force
     */
    public record LegalHoldResponse(
            UUID id,
            long version,
            UUID patientId,
            String reason,
            String by,
            Instant since,
            @Nullable Instant liftedAt,
            @Nullable String liftedBy,
            @Nullable String liftReason) {}

    /** @param reason who asked for the copy, and on what ground */
    public record RecordCopyRequest(@NotBlank @Size(min = 10, max = 500) String reason) {}

    /**
     * All that is recorded about one person, for that person.
     *
     * @param records by kind; the fields have the names they have inside
     */
    public record RecordCopy(UUID patientId, Instant madeAt, Map<String, List<Map<String, Object>>> records) {}
}
