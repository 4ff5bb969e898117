package org.spineline.audit.application;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.PatientAliases;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.audit.domain.AuditAction;
import org.spineline.audit.domain.AuditKeys;
import org.spineline.kernel.time.SqlTime;
import org.spineline.kernel.web.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the trail, newest first. */
@Service
@Transactional(readOnly = true)
public class AuditQuery {
    private final JdbcClient jdbc;

    private final AuditKeys keys;
    private final PatientAliases aliases;

    AuditQuery(JdbcClient jdbc, AuditKeys keys, PatientAliases aliases) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.aliases = aliases;
    }

    @Requires(Permission.AUDIT_READ)
    public Page<AuditRow> find(AuditFilter filter, int page, int size) {
        Map<String, Object> values = new HashMap<>();
        String where = where(filter, values);
        long total = jdbc.sql("select count(*) from audit_event e" + where)
                .params(values)
                .query(Long.class)
                .single();
        List<AuditRow> rows = jdbc.sql(
                        """
                        select e.id, e.recorded_at, e.action, e.user_id, u.display_name, e.user_role, e.patient_id,
                               e.entity_type, e.entity_id, e.changed_fields, e.request_id,
                               e.outcome, e.purpose, e.operation, e.grant_id
                          from audit_event e left join app_user u on u.id = e.user_id
                        """
                                + where + " order by e.recorded_at desc, e.id limit :size offset :start")
                .params(values)
                .param("size", size)
                .param("start", (long) page * size)
                .query(this::row)
                .list();
        return new Page<>(rows, page, size, total);
    }

    /** Only the names of conditions are put together here; every value is bound. */
    private String where(AuditFilter filter, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>();
        bind(conditions, values, "e.user_id = :userId", "userId", filter.userId());
        UUID patient = filter.patientId();
        bind(
                conditions,
                values,
                "e.patient_id in (:patients)",
                "patients",
                patient == null ? null : aliases.recordsOf(patient));
        bind(
                conditions,
                values,
                "e.action = :action",
                "action",
                filter.action() == null ? null : filter.action().name());
        bind(conditions, values, "e.recorded_at >= :from", "from", utc(filter.from()));
        bind(conditions, values, "e.recorded_at < :to", "to", utc(filter.to()));
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static void bind(
            List<String> conditions,
            Map<String, Object> values,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
        return moment == null ? null : SqlTime.utc(moment);
    }

    private AuditRow row(ResultSet row, int number) throws SQLException {
        UUID patient = row.getObject("patient_id", UUID.class);
        return new AuditRow(
                row.getObject("id", UUID.class),
                SqlTime.instant(row, "recorded_at"),
                AuditAction.valueOf(row.getString("action")),
                row.getObject("user_id", UUID.class),
                row.getString("display_name"),
                row.getString("user_role"),
                patient,
                patient == null ? null : keys.pseudonym(patient),
                row.getString("entity_type"),
                row.getObject("entity_id", UUID.class),
                row.getString("changed_fields"),
                row.getString("request_id"),
                row.getString("outcome"),
                row.getString("purpose"),
                row.getString("operation"),
                row.getObject("grant_id", UUID.class));
    }

    /** What the auditor narrows the trail by; null means any. */
    public record AuditFilter(
            @Nullable UUID userId,
            @Nullable UUID patientId,
            @Nullable AuditAction action,
            @Nullable Instant from,
            @Nullable Instant to) {}
}
