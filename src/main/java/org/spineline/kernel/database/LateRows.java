package org.spineline.kernel.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rows that nothing in their own transaction reads: written together just before it commits. PostgreSQL takes them in one
 * trip, H2 one after another. If they cannot be written, nothing of the transaction stays.
 */
@Component
@Order(LateRows.LAST)
public class LateRows implements TransactionExecutionListener {
    /** After everybody who has something to add when a transaction is about to commit. */
    public static final int LAST = Integer.MAX_VALUE;

    /** In place of what waits, once a transaction has written it: whoever comes later has to write at once. */
    private static final List<Rows.Insert> OVER = List.of();

    private final JdbcTemplate jdbc;
    private final Trips trips;

    /** By the connection of a transaction; weak, so that one that ends without a word leaves nothing behind. */
    private final Map<Object, List<Rows.Insert>> waiting = Collections.synchronizedMap(new WeakHashMap<>());

    LateRows(JdbcTemplate jdbc, Trips trips) {
        this.jdbc = jdbc;
        this.trips = trips;
    }

    /**
     * @param into "insert into t (a, b)", without values
     * @param rows each with a value for every column; nothing is asked when there are none
     */
    public void insert(String into, List<@Nullable Object[]> rows) {
        Rows.of(into, rows).ifPresent(this::add);
    }

    /** @param sql one insert, with a question mark for every argument */
    public void run(String sql, @Nullable Object... arguments) {
        add(new Rows.Insert(sql, Collections.singletonList(arguments)));
    }

    private void add(Rows.Insert insert) {
        Object transaction = transaction();
        if (transaction == null || waiting.get(transaction) == OVER) {
            insert.write(jdbc);
        } else {
            waiting.computeIfAbsent(transaction, key -> new ArrayList<>()).add(insert);
        }
    }

    /** Now: somebody wants to read them before the transaction ends. */
    public void write() {
        Object transaction = transaction();
        List<Rows.Insert> inserts = transaction == null ? null : waiting.remove(transaction);
        if (inserts == null || inserts == OVER) {
            return;
        }
        boolean isOneTrip = trips.areShared()
                && inserts.stream().allMatch(insert -> insert.rows().size() == 1);
        if (isOneTrip) {
            jdbc.update(
                    inserts.stream().map(Rows.Insert::sql).collect(Collectors.joining(";\n")),
                    inserts.stream()
                            .flatMap(insert -> Arrays.stream(insert.rows().get(0)))
                            .toArray());
        } else {
            inserts.forEach(insert -> insert.write(jdbc));
        }
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        write();
        Object ending = transaction();
        if (ending != null) {
            waiting.put(ending, OVER);
        }
    }

    @Override
    public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
        Object ended = transaction();
        if (ended != null) {
            waiting.remove(ended);
        }
    }

    private @Nullable Object transaction() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? TransactionSynchronizationManager.getResource(Objects.requireNonNull(jdbc.getDataSource()))
                : null;
    }
}
