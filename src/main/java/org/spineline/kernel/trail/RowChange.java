package org.spineline.kernel.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a trigger of H2 sees of a change, compared column by column; positions count from 0. */
public final class RowChange {
    /** SQL state of a refused check, as PostgreSQL has it. */
    public static final String CHECK_VIOLATION = "23514";

    private RowChange() {}

    public static boolean differsOnlyAt(Set<Integer> positions, Object[] oldRow, Object[] newRow) {
        for (int i = 0; i < oldRow.length; i++) {
            if (!positions.contains(i) && !Objects.equals(oldRow[i], newRow[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether the two are records that somebody merged, in either direction. */
    public static boolean merged(Connection connection, @Nullable Object from, @Nullable Object to)
            throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select 1 from patient_merge where (merged_id = ? and patient_id = ?)"
                        + " or (patient_id = ? and merged_id = ?)")) {
            query.setObject(1, from);
            query.setObject(2, to);
            query.setObject(3, from);
            query.setObject(4, to);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    /** @return below 0 where the table has no such column, or not yet while the migration runs that creates it */
    public static int position(Connection connection, String schema, String table, String column) throws SQLException {
        try (ResultSet columns =
                connection.getMetaData().getColumns(null, schema, table, column.toUpperCase(Locale.ROOT))) {
            return columns.next() ? columns.getInt("ORDINAL_POSITION") - 1 : -1;
        }
    }
}
