package org.spineline.kernel.encryption;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spineline.kernel.encryption.EncryptedColumns.Column;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings under the newest key what is not: texts of before the columns were encrypted, and those of an older key. In
 * batches, each a transaction of its own, so that a stop loses nothing and a second run goes on. People may write
 * meanwhile: a text is replaced only where it is still the one that was read.
 */
@Component
class RecordRewriter {
    private static final Logger LOG = LoggerFactory.getLogger(RecordRewriter.class);
    private static final int AT_ONCE = 200;
    private static final Duration CLAIM = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final RecordKeys keys;
    private final RecordKeyBook book;
    private final TransactionTemplate batch;

    RecordRewriter(JdbcClient jdbc, RecordKeys keys, RecordKeyBook book, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.book = book;
        this.batch = new TransactionTemplate(transactions);
    }

    /**
     * @param rewritten texts
     * @param unreadable texts that no configured key opens; they stay as they are
     */
    record Result(long rewritten, long unreadable) {
        Result plus(Result other) {
            return new Result(rewritten + other.rewritten, unreadable + other.unreadable);
        }
    }

    /** @return null when another server is at it */
    @Nullable
    Result run() {
        if (!book.claimed(CLAIM)) {
            return null;
        }
        try {
            Result all = new Result(0, 0);
            for (Map.Entry<String, List<Column>> table :
                    EncryptedColumns.byTable().entrySet()) {
                all = all.plus(rewrite(table.getKey(), table.getValue()));
            }
            tell(all);
            return all;
        } finally {
            book.released();
        }
    }

    private void tell(Result all) {
        if (all.rewritten() > 0) {
            LOG.info("{} texts of the records were brought under the key {}", all.rewritten(), keys.current());
        }
        if (all.unreadable() > 0) {
            LOG.error(
                    "{} texts of the records are written under no key of spineline.keys.records, or were changed",
                    all.unreadable());
            return;
        }
        List<String> retired = book.retireOthers();
        if (!retired.isEmpty()) {
            LOG.info(
                    "Nothing is written under the key {} any more: it may be left out of spineline.keys.records",
                    String.join(", ", new TreeSet<>(retired)));
        }
    }

    private Result rewrite(String table, List<Column> columns) {
        String older = columns.stream()
                .map(column -> "(%1$s is not null and %1$s not like :current)".formatted(column.name()))
                .collect(Collectors.joining(" or "));
        String query = "select id, %s from %s where (%s)%%s order by id limit %d"
                .formatted(columns.stream().map(Column::name).collect(Collectors.joining(", ")), table, older, AT_ONCE);
        Result all = new Result(0, 0);
        List<Row> rows = rows(query.formatted(""), null, columns);
        while (!rows.isEmpty()) {
            List<Row> these = rows;
            all = all.plus(Objects.requireNonNull(batch.execute(status ->
                    these.stream().map(row -> rewrite(table, columns, row)).reduce(new Result(0, 0), Result::plus))));
            book.goesOn(CLAIM);
            // Not from the beginning: what cannot be read stays as it is, and would be found again and again.
            rows = rows(
                    query.formatted(" and id > :after"),
                    rows.get(rows.size() - 1).id(),
                    columns);
        }
        return all;
    }

    private List<Row> rows(String query, @Nullable UUID after, List<Column> columns) {
        var statement = jdbc.sql(query).param("current", keys.currentPrefix() + "%");
        return (after == null ? statement : statement.param("after", after))
                .query((found, number) -> row(found, columns))
                .list();
    }

    private static Row row(ResultSet found, List<Column> columns) throws SQLException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Column column : columns) {
            String text = found.getString(column.name());
            if (text != null) {
                texts.put(column.name(), text);
            }
        }
        return new Row(found.getObject("id", UUID.class), texts);
    }

    private Result rewrite(String table, List<Column> columns, Row row) {
        long rewritten = 0;
        long unreadable = 0;
        for (Column column : columns) {
            String kept = row.texts().get(column.name());
            if (kept == null || keys.isCurrent(kept)) {
                continue;
            }
            try {
                rewritten += rewrite(table, column, row.id(), kept);
            } catch (IllegalStateException closed) {
                unreadable++;
                LOG.error("A text of {} cannot be read: {}", column.place(), closed.getMessage());
            }
        }
        return new Result(rewritten, unreadable);
    }

    private int rewrite(String table, Column column, UUID id, String kept) {
        String plain = keys.decrypted(kept, column.place());
        EncryptedColumns.Index index = column.index();
        var update = jdbc.sql("update %1$s set %2$s = :text%3$s where id = :id and %2$s = :kept"
                        .formatted(table, column.name(), index == null ? "" : ", " + index.name() + " = :index"))
                .param("text", keys.encrypted(plain, column.place()))
                .param("id", id)
                .param("kept", kept);
        if (index != null) {
            update = update.param(
                    "index",
                    index.compared()
                            .apply(plain)
                            .map(compared -> keys.index(compared, index.place()))
                            .orElse(null));
        }
        return update.update();
    }

    private record Row(UUID id, Map<String, String> texts) {}
}
