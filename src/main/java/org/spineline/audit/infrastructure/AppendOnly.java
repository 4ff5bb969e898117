package org.spineline.audit.infrastructure;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** H2's counterpart of the PostgreSQL trigger: a row of the trail is never changed and never removed. */
public class AppendOnly implements Trigger {
    private static final String CHECK_VIOLATION = "23514";

    @Override
    public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
            throws SQLException {
        throw new SQLException("audit_trail_is_append_only", CHECK_VIOLATION);
    }
}
