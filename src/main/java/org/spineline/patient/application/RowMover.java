package org.spineline.patient.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.spineline.kernel.domain.OwnedRows;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves rows from one patient to another and remembers which. In SQL, because the owner of a row is no field anybody may
 * change otherwise. Names of tables and columns come from the modules, never from a request.
 */
@Component
class RowMover {
    private static final int AT_ONCE = 500;

    private final JdbcClient client;
    private final ObjectProvider<PatientOwnedRecords> modules;

    RowMover(JdbcClient client, ObjectProvider<PatientOwnedRecords> modules) {
        this.client = client;
        this.modules = modules;
    }

    /** Whoever else wants to decide about one of the two waits. */
    void lock(UUID one, UUID other) {
        client.sql("select id from patient where id in (:both) order by id for update")
                .param("both", List.of(one, other))
                .query(UUID.class)
                .list();
    }

    /** Sentences that say why it cannot be; empty when it can. */
    List<String> objections(UUID from, UUID to) {
        return modules.stream()
                .flatMap(module -> module.objections(from, to).stream())
                .toList();
    }

    /** @return how many rows moved */
    int move(UUID merge, UUID from, UUID to) {
        return tables().stream().mapToInt(rows -> move(rows, merge, from, to)).sum();
    }

    /** Exactly what had moved goes back, and with an episode whatever came to it since. */
    int moveBack(UUID merge, UUID from, UUID to) {
        List<String> episodes = keys(merge, "episode");
        return tables().stream()
                .mapToInt(rows -> moveBack(rows, merge, from, to, episodes))
                .sum();
    }

    private List<OwnedRows> tables() {
        return modules.orderedStream().flatMap(module -> module.rows().stream()).toList();
    }

    private int move(OwnedRows rows, UUID merge, UUID from, UUID to) {
        Map<String, Object> both = Map.of("from", from, "to", to, "merge", merge, "name", rows.table());
        int shift = rows.counter() == null
                ? 0
                : client.sql("select coalesce(max(%s), 0) from %s where %s = :to"
                                .formatted(rows.counter(), rows.table(), rows.owner()))
                        .param("to", to)
                        .query(Integer.class)
                        .single();
        String shifted =
                rows.flag() == null ? Integer.toString(shift) : "case when %s then 1 else 0 end".formatted(rows.flag());
        client.sql(
                        """
                        insert into patient_merge_row (merge_id, table_name, row_key, shifted_by)
                        select distinct cast(:merge as uuid), cast(:name as varchar(60)), %s, %s from %s where %s = :from
                        """
                                .formatted(rows.key(), shifted, rows.table(), rows.owner()))
                .params(both)
                .update();
        String also = rows.counter() == null
                ? rows.flag() == null ? "" : ", %s = false".formatted(rows.flag())
                : ", %1$s = %1$s + %2$d".formatted(rows.counter(), shift);
        return client.sql("update %s set %s = :to%s where %s = :from"
                        .formatted(rows.table(), rows.owner(), also, rows.owner()))
                .params(Map.of("from", from, "to", to))
                .update();
    }

    private int moveBack(OwnedRows rows, UUID merge, UUID from, UUID to, List<String> episodes) {
        int moved = 0;
        String also = "";
        if (rows.counter() != null) {
            also = ", %1$s = %1$s - %2$s".formatted(rows.counter(), shiftOf(rows));
        } else if (rows.flag() != null) {
            also = ", %s = (%s = 1)".formatted(rows.flag(), shiftOf(rows));
        }
        String update = "update %s set %s = :to%s where %s = :from and "
                .formatted(rows.table(), rows.owner(), also, rows.owner());
        for (List<String> some : parts(keys(merge, rows.table()))) {
            moved += client.sql(update + rows.key() + " in (:keys)")
                    .params(parameters(rows, merge, from, to, some))
                    .update();
        }
        if (rows.episode() != null) {
            for (List<String> some : parts(episodes)) {
                moved += client.sql(update + "cast(" + rows.episode() + " as varchar(36)) in (:keys)")
                        .params(parameters(rows, merge, from, to, some))
                        .update();
            }
        }
        return moved;
    }

    private static String shiftOf(OwnedRows rows) {
        return "(select r.shifted_by from patient_merge_row r where r.merge_id = :merge and r.table_name = :name"
                + " and r.row_key = cast(%s.id as varchar(36)))".formatted(rows.table());
    }

    private static Map<String, Object> parameters(OwnedRows rows, UUID merge, UUID from, UUID to, List<String> keys) {
        return rows.counter() == null && rows.flag() == null
                ? Map.of("from", from, "to", to, "keys", keys)
                : Map.of("from", from, "to", to, "keys", keys, "merge", merge, "name", rows.table());
    }

    private List<String> keys(UUID merge, String table) {
        return client.sql("select row_key from patient_merge_row where merge_id = :merge and table_name = :name")
                .param("merge", merge)
                .param("name", table)
                .query(String.class)
                .list();
    }

    private static List<List<String>> parts(List<String> keys) {
        List<List<String>> parts = new ArrayList<>();
        for (int i = 0; i < keys.size(); i += AT_ONCE) {
            parts.add(keys.stream().skip(i).limit(AT_ONCE).collect(Collectors.toList()));
        }
        return parts;
    }
}
