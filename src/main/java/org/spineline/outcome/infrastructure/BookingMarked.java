package org.spineline.outcome.infrastructure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.trail.RowChange;

/**
 * H2's counterpart of the PostgreSQL triggers: whatever a figure is reckoned from marks the bookings whose rows have to be
 * reckoned anew, in the transaction of the change.
 */
public class BookingMarked implements Trigger {
    private static final String ITSELF = "values (?)";
    private static final String OF_EPISODE = "select id from booking where episode_id = ?";
    private static final Map<String, Way> WAYS = Map.of(
            "booking", new Way("id", ITSELF),
            "booking_allocation", new Way("booking_id", ITSELF),
            "case_milestone", new Way("booking_id", ITSELF),
            "procedure_note", new Way("booking_id", ITSELF),
            "follow_up_plan", new Way("note_id", "select booking_id from procedure_note where id = ?"),
            "follow_up_contact",
                    new Way(
                            "plan_id",
                            "select n.booking_id from follow_up_plan p join procedure_note n on n.id = p.note_id"
                                    + " where p.id = ?"),
            "adverse_event", new Way("episode_id", OF_EPISODE),
            "imaging_task", new Way("episode_id", OF_EPISODE),
            "episode", new Way("patient_id", "select id from booking where patient_id = ?"),
            "fracture",
                    new Way(
                            "episode_id",
                            "select b.id from episode e join booking b on b.patient_id = e.patient_id"
                                    + " where e.id = ?"));

    private String mark = "";
    private int column = -1;

    /**
     * @param column of the changed row
     * @param bookings which bookings that leads to
     */
    private record Way(String column, String bookings) {}

    @Override
    public void init(Connection connection, String schema, String trigger, String table, boolean before, int type)
            throws SQLException {
        Way way = Objects.requireNonNull(
                WAYS.get(table.toLowerCase(Locale.ROOT)), () -> "No way from " + table + " to a booking");
        mark = "insert into outcome_mark (booking_id) " + way.bookings();
        column = RowChange.position(connection, schema, table, way.column());
    }

    @Override
    public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
            throws SQLException {
        Set<Object> keys = new LinkedHashSet<>();
        if (oldRow != null) {
            keys.add(oldRow[column]);
        }
        if (newRow != null) {
            keys.add(newRow[column]);
        }
        try (PreparedStatement insert = connection.prepareStatement(mark)) {
            for (Object key : keys) {
                insert.setObject(1, key);
                insert.executeUpdate();
            }
        }
    }
}
