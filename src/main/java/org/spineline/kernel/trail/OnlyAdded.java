package org.spineline.kernel.trail;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * H2's counterpart of the PostgreSQL trigger: such a row is never changed and never removed, whoever asks. It may follow its
 * patient into another record.
 */
public class OnlyAdded implements Trigger {
    private int patient = -1;

    @Override
    public void init(Connection connection, String schema, String trigger, String table, boolean before, int type)
            throws SQLException {
        patient = RowChange.position(connection, schema, table, "patient_id");
    }

    @Override
    public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
            throws SQLException {
        boolean followsPatient = patient >= 0
                && oldRow != null
                && newRow != null
                && RowChange.differsOnlyAt(Set.of(patient), oldRow, newRow)
                && RowChange.merged(connection, oldRow[patient], newRow[patient]);
        if (!followsPatient) {
            throw new SQLException("trail_is_only_added_to", RowChange.CHECK_VIOLATION);
        }
    }
}
