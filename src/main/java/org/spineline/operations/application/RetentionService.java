package org.spineline.operations.application;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.kernel.domain.OwnedRows;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.SqlTime;
import org.spineline.operations.application.OperationsRequests.RetentionReport;
import org.spineline.operations.application.OperationsRequests.RetentionRequest;
import org.spineline.operations.application.OperationsRequests.RetentionTable;
import org.spineline.operations.domain.RetentionReview;
import org.spineline.operations.domain.RetentionReviewRepository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts what a period of retention would remove: everything of patients of whom nothing was recorded since and whom no legal
 * hold keeps. It counts only;
 * how long records are kept is for the site to decide, and removing them is not offered.
 */
@Service
public class RetentionService {
    /** The person, asked separately; and what is about the record but no entry in it. */
    private static final Set<String> NO_ENTRY = Set.of("patient", "legal_hold");

    /** A record that became part of another is held with that one. */
    private static final String HELD = "exists (select 1 from legal_hold h where h.lifted_at is null"
            + " and (h.patient_id = p.id or h.patient_id = p.merged_into))";

    private final List<PatientOwnedRecords> modules;
    private final RetentionReviewRepository reviews;
    private final JdbcClient jdbc;
    private final FacilityZone facility;

    RetentionService(
            List<PatientOwnedRecords> modules,
            RetentionReviewRepository reviews,
            JdbcClient jdbc,
            FacilityZone facility) {
        this.modules = modules;
        this.reviews = reviews;
        this.jdbc = jdbc;
        this.facility = facility;
    }

    /**
     * Two short queries for each table that keeps patients, and three more: one query that asks all tables about each patient
     * took PostgreSQL minutes among some thousand patients.
     */
    @Requires(Permission.USER_MANAGE)
    @Transactional
    public RetentionReport review(RetentionRequest request) {
        LocalDate before = facility.today().minusYears(request.olderThanYears());
        OffsetDateTime limit = SqlTime.utc(facility.startOf(before));
        List<OwnedRows> kept = modules.stream()
                .flatMap(module -> module.rows().stream())
                .sorted(Comparator.comparing(OwnedRows::table))
                .toList();
        Set<UUID> quiet = patients("select p.id from patient p where p.created_at < :limit", limit);
        entriesSince(limit, kept).forEach(quiet::remove);
        Set<UUID> held = patients("select p.id from patient p where p.created_at < :limit and " + HELD, limit);
        held.retainAll(quiet);
        quiet.removeAll(held);
        List<RetentionTable> tables = kept.stream()
                .map(rows -> new RetentionTable(rows.table(), rowsOf(quiet, rows)))
                .filter(table -> table.rows() > 0)
                .toList();
        RetentionReview kind =
                reviews.saveAndFlush(new RetentionReview(request.olderThanYears(), before, quiet.size(), held.size()));
        return new RetentionReport(
                kind.getId(), request.olderThanYears(), before, quiet.size(), held.size(), tables, kind.getCreatedAt());
    }

    private Set<UUID> patients(String query, OffsetDateTime limit) {
        return new HashSet<>(
                jdbc.sql(query).param("limit", limit).query(UUID.class).list());
    }

    /** Whose record got an entry. Names of tables and columns come from the modules ({@link OwnedRows}). */
    private Set<UUID> entriesSince(OffsetDateTime limit, List<OwnedRows> kept) {
        Set<String> dated = jdbc
                .sql("select table_name from information_schema.columns where lower(column_name) = 'created_at'")
                .query(String.class)
                .stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Set<UUID> busy = new HashSet<>();
        kept.stream()
                .filter(rows -> dated.contains(rows.table()) && !NO_ENTRY.contains(rows.table()))
                .forEach(rows -> busy.addAll(patients(
                        "select distinct t." + rows.owner() + " from " + rows.table()
                                + " t where t.created_at >= :limit and t." + rows.owner() + " is not null",
                        limit)));
        return busy;
    }

    private long rowsOf(Set<UUID> quiet, OwnedRows rows) {
        if (quiet.isEmpty()) {
            return 0;
        }
        AtomicLong sum = new AtomicLong();
        jdbc.sql("select " + rows.owner() + ", count(*) from " + rows.table() + " group by " + rows.owner())
                .query(row -> {
                    if (quiet.contains(row.getObject(1, UUID.class))) {
                        sum.addAndGet(row.getLong(2));
                    }
                });
        return sum.get();
    }
}
