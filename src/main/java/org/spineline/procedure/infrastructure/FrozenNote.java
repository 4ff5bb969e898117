package org.spineline.procedure.infrastructure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.trail.RowChange;

/**
 * H2's counterpart of the PostgreSQL trigger: a signed note, its levels and its addenda never change, whoever asks. It may
 * follow its patient into another record, and be voided once two people have signed that.
 */
public class FrozenNote implements Trigger {
    private boolean ofNote;
    private boolean ofAddendum;
    private int column;
    private int patient = -1;
    private Set<Integer> voidable = Set.of();
    private int id;
    private int generated = -1;

    @Override
    public void init(Connection connection, String schema, String trigger, String table, boolean before, int type)
            throws SQLException {
        ofNote = "procedure_note".equalsIgnoreCase(table);
        ofAddendum = "note_addendum".equalsIgnoreCase(table);
        column = position(connection, schema, table, ofNote ? "status" : "note_id");
        if (ofNote || ofAddendum) {
            patient = position(connection, schema, table, "patient_id");
        }
        if (ofNote) {
            id = position(connection, schema, table, "id");
            // Computed by the database, and not there yet while the migration that created the trigger runs.
            generated = RowChange.position(connection, schema, table, "booking_in_force");
            voidable = Set.of(column, position(connection, schema, table, "version"), generated);
        }
    }

    @Override
    public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
            throws SQLException {
        if (followsMerge(connection, oldRow, newRow) || followsVoid(connection, oldRow, newRow)) {
            return;
        }
        if (ofAddendum) {
            throw new SQLException("signed_note_is_frozen", RowChange.CHECK_VIOLATION);
        }
        if (ofNote ? oldRow != null && !"DRAFT".equals(oldRow[column]) : isOfSignedNote(connection, oldRow, newRow)) {
            throw new SQLException("signed_note_is_frozen", RowChange.CHECK_VIOLATION);
        }
    }

    /** A merge of two records moves a note to the record in use: nothing changes but whose record it is in. */
    private boolean followsMerge(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
            throws SQLException {
        if (patient < 0 || oldRow == null || newRow == null) {
            return false;
        }
        return RowChange.differsOnlyAt(Set.of(patient, generated), oldRow, newRow)
                && RowChange.merged(connection, oldRow[patient], newRow[patient]);
    }

    private boolean followsVoid(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
            throws SQLException {
        if (!ofNote || oldRow == null || newRow == null) {
            return false;
        }
        boolean voids = "SIGNED".equals(oldRow[column]) && "VOIDED".equals(newRow[column]);
        if (!voids || !RowChange.differsOnlyAt(voidable, oldRow, newRow)) {
            return false;
        }
        try (PreparedStatement query = connection.prepareStatement(
                "select 1 from note_void where open_note = ? and approved_by is not null")) {
            query.setObject(1, oldRow[id]);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    private boolean isOfSignedNote(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
            throws SQLException {
        return isSigned(connection, oldRow) || isSigned(connection, newRow);
    }

    private boolean isSigned(Connection connection, Object @Nullable [] row) throws SQLException {
        if (row == null) {
            return false;
        }
        try (PreparedStatement query =
                connection.prepareStatement("select 1 from procedure_note where id = ? and status <> 'DRAFT'")) {
            query.setObject(1, row[column]);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    private static int position(Connection connection, String schema, String table, String name) throws SQLException {
        int position = RowChange.position(connection, schema, table, name);
        if (position < 0) {
            throw new SQLException("No column " + name);
        }
        return position;
    }
}
