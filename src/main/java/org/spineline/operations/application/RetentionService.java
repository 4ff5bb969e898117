package org.spineline.operations.application;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

    /** One query for each table that keeps patients, and five more. */
    @Requires(Permission.USER_MANAGE)
    @Transactional
    public RetentionReport review(RetentionRequest request) {
        LocalDate before = facility.today().minusYears(request.olderThanYears());
        OffsetDateTime limit = SqlTime.utc(facility.startOf(before));
        List<OwnedRows> kept = modules.stream()
                .flatMap(module -> module.rows().stream())
                .sorted(Comparator.comparing(OwnedRows::table))
                .toList();
        String anyQuiet = quietPatients(kept);
        String quiet = anyQuiet + " and not " + HELD;
        long patients = count(quiet, limit);
        long held = count(anyQuiet + " and " + HELD, limit);
        List<RetentionTable> tables = kept.stream()
                .map(rows -> new RetentionTable(
                        rows.table(),
                        jdbc.sql("select count(*) from " + rows.table() + " where " + rows.owner() + " in (" + quiet
                                        + ")")
                                .param("limit", limit)
                                .query(Long.class)
                                .single()))
                .filter(table -> table.rows() > 0)
                .toList();
        RetentionReview kind =
                reviews.saveAndFlush(new RetentionReview(request.olderThanYears(), before, patients, held));
        return new RetentionReport(
                kind.getId(), request.olderThanYears(), before, patients, held, tables, kind.getCreatedAt());
    }

    private long count(String patients, OffsetDateTime limit) {
        return jdbc.sql("select count(*) from (" + patients + ") q")
                .param("limit", limit)
                .query(Long.class)
                .single();
    }

    /** Names of tables and columns come from the modules, which keep to letters and underscores ({@link OwnedRows}). */
    private String quietPatients(List<OwnedRows> kept) {
        Set<String> dated = jdbc
                .sql("select table_name from information_schema.columns where lower(column_name) = 'created_at'")
                .query(String.class)
                .stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return kept.stream()
                .filter(rows -> dated.contains(rows.table()) && !NO_ENTRY.contains(rows.table()))
                .map(rows -> " and not exists (select 1 from " + rows.table() + " t where t." + rows.owner()
                        + " = p.id and t.created_at >= :limit)")
                .collect(Collectors.joining("", "select p.id from patient p where p.created_at < :limit", ""));
    }
}
