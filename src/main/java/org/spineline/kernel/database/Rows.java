package org.spineline.kernel.database;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Inserts some rows. A batch costs the database as many statements as there are rows; a few rows go as one. More go as a
 * batch: a statement for each number of rows would hardly be asked twice, and would have to be planned each time.
 */
public final class Rows {
    private static final int FEW = 8;

    private Rows() {}

    /** One statement. @param rows its arguments, a batch if there are several */
    record Insert(String sql, List<@Nullable Object[]> rows) {
        void write(JdbcTemplate jdbc) {
            if (rows.size() == 1) {
                jdbc.update(sql, rows.get(0));
            } else {
                jdbc.batchUpdate(sql, rows);
            }
        }
    }

    /**
     * @param into "insert into t (a, b)", without values
     * @param rows each with a value for every column; nothing is asked when there are none
     */
    public static void insert(JdbcTemplate jdbc, String into, List<@Nullable Object[]> rows) {
        of(into, rows).ifPresent(insert -> insert.write(jdbc));
    }

    /** Empty if there are no rows. */
    static Optional<Insert> of(String into, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        String row = "(" + String.join(", ", Collections.nCopies(rows.get(0).length, "?")) + ")";
        String values = into + " values ";
        if (rows.size() > FEW) {
            return Optional.of(new Insert(values + row, rows));
        }
        return Optional.of(new Insert(
                values + String.join(", ", Collections.nCopies(rows.size(), row)),
                Collections.singletonList(rows.stream().flatMap(Arrays::stream).toArray())));
    }
}
