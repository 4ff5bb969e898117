package org.spineline.audit.application;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.audit.domain.AuditAction;
import org.spineline.audit.domain.AuditEntry;
import org.spineline.audit.domain.AuditKeys;
import org.spineline.audit.domain.AuditOutcome;
import org.spineline.audit.domain.AuditPurpose;
import org.spineline.kernel.time.SqlTime;

/** A row of the trail as the database has it now, with the MAC it was written with. */
record StoredEntry(AuditEntry entry, String keyId, @Nullable String mac) {
    static final String COLUMNS =
            """
            e.id, e.recorded_at, e.facility_id, e.action, e.user_id, e.user_role, e.patient_id, e.entity_type, e.entity_id,
            e.changed_fields, e.request_id, e.remote_address, e.outcome, e.purpose, e.operation, e.query_hash, e.grant_id,
            e.node, e.key_id, e.row_mac""";

    /** What stands for the MAC in the chain; rows that are older than the seal have none. */
    String macOrNone() {
        return Objects.requireNonNullElse(mac, "");
    }

    boolean isOlderThanSeal() {
        return AuditKeys.BEFORE_MAC.equals(keyId) && mac == null;
    }

    boolean isUntouched(AuditKeys keys) {
        return isOlderThanSeal() || mac != null && keys.isMac(entry, keyId, mac);
    }

    static StoredEntry of(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        String purpose = row.getString("purpose");
        return new StoredEntry(
                new AuditEntry(
                        row.getObject("id", UUID.class),
                        SqlTime.instant(row, "recorded_at"),
                        row.getObject("facility_id", UUID.class),
                        AuditAction.valueOf(row.getString("action")),
                        row.getObject("user_id", UUID.class),
                        row.getString("user_role"),
                        row.getObject("patient_id", UUID.class),
                        row.getString("entity_type"),
                        row.getObject("entity_id", UUID.class),
                        row.getString("changed_fields"),
                        row.getString("request_id"),
                        row.getString("remote_address"),
                        outcome == null ? null : AuditOutcome.valueOf(outcome),
                        purpose == null ? null : AuditPurpose.valueOf(purpose),
                        row.getString("operation"),
                        row.getString("query_hash"),
                        row.getObject("grant_id", UUID.class),
                        row.getString("node")),
                row.getString("key_id"),
                row.getString("row_mac"));
    }
}
