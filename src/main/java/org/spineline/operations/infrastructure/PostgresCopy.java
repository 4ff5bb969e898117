package org.spineline.operations.infrastructure;

import java.io.BufferedReader;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Table by table, as of one moment, through the server's own {@code COPY}: nothing has to be installed beside Spineline,
 * and no version of a tool has to match the server's. The tables themselves are made by the migrations; foreign keys are
 * taken away for the while and checked row by row when they come back, in the transaction that fills the tables.
 */
final class PostgresCopy implements DatabaseCopy {
    private static final String TABLE = "table/";
    private static final String SEQUENCES = "sequences";
    private static final String COUNTS = "counts";

    /** Made by the migrations, and signed-in browsers, who sign in again. */
    private static final String TABLES =
            """
            select tablename from pg_tables where schemaname = current_schema()
               and tablename <> 'flyway_schema_history' and tablename not like 'spring\\_session%' order by tablename
            """;

    private static final String COLUMNS =
            """
            select string_agg(quote_ident(column_name), ',' order by ordinal_position) from information_schema.columns
             where table_schema = current_schema() and table_name = ? and is_generated = 'NEVER'
            """;
    private static final String FOREIGN_KEYS =
            """
            select quote_ident(r.relname), quote_ident(c.conname), pg_get_constraintdef(c.oid)
              from pg_constraint c join pg_class r on r.oid = c.conrelid
             where c.contype = 'f' and c.connamespace = current_schema()::regnamespace order by 1, 2
            """;

    private final String url;
    private final @Nullable String user;
    private final @Nullable String password;

    PostgresCopy(String url, @Nullable String user, @Nullable String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    @Override
    public String engine() {
        return "PostgreSQL";
    }

    @Override
    public void write(Connection database, ZipOutputStream to) throws SQLException, IOException {
        boolean wasAutoCommit = database.getAutoCommit();
        database.setAutoCommit(false);
        try {
            run(database, "set transaction isolation level repeatable read, read only");
            CopyManager copies = database.unwrap(PGConnection.class).getCopyAPI();
            Map<String, Long> counts = new LinkedHashMap<>();
            for (String table : column(database, TABLES)) {
                String columns = columns(database, table);
                to.putNextEntry(new ZipEntry(TABLE + table + "/" + columns));
                counts.put(table, copies.copyOut("copy " + table + " (" + columns + ") to stdout", unclosed(to)));
                to.closeEntry();
            }
            to.putNextEntry(new ZipEntry(SEQUENCES));
            for (String line : column(
                    database,
                    "select sequencename || '=' || last_value from pg_sequences"
                            + " where schemaname = current_schema() and last_value is not null")) {
                to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            to.closeEntry();
            to.putNextEntry(new ZipEntry(COUNTS));
            for (Map.Entry<String, Long> count : counts.entrySet()) {
                to.write((count.getKey() + "=" + count.getValue() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            to.closeEntry();
        } finally {
            database.rollback();
            database.setAutoCommit(wasAutoCommit);
        }
    }

    @Override
    public void restore(ZipInputStream from, String schema, Completeness complete) throws SQLException, IOException {
        try (Connection database = DriverManager.getConnection(url, user, password)) {
            if (!column(database, "select tablename from pg_tables where schemaname = current_schema()")
                    .isEmpty()) {
                throw new RestoreRefusedException("The database of spring.datasource.url is not empty."
                        + " A backup is restored on an empty database only: create one and name it.");
            }
            makeTables(schema);
            database.setAutoCommit(false);
            fill(database, from, complete);
            database.commit();
        }
    }

    private void makeTables(String schema) {
        Flyway flyway = Flyway.configure()
                .dataSource(url, user, password)
                .locations("classpath:migrations/common", "classpath:migrations/postgresql")
                .target(MigrationVersion.fromVersion(schema))
                .load();
        MigrationVersion wanted = MigrationVersion.fromVersion(schema);
        boolean known = java.util.Arrays.stream(flyway.info().all())
                .anyMatch(migration -> wanted.equals(migration.getVersion()));
        if (!known) {
            throw new RestoreRefusedException("The backup was made by a newer Spineline (tables of version " + schema
                    + "). Restore it with that version or a later one.");
        }
        flyway.migrate();
    }

    private static void fill(Connection database, ZipInputStream from, Completeness complete)
            throws SQLException, IOException {
        List<String> tables = column(database, TABLES);
        List<String> undo = new ArrayList<>();
        try (Statement asked = database.createStatement();
                ResultSet keys = asked.executeQuery(FOREIGN_KEYS)) {
            while (keys.next()) {
                String table = keys.getString(1);
                String key = keys.getString(2);
                undo.add("alter table " + table + " add constraint " + key + " " + keys.getString(3));
                run(database, "alter table " + table + " drop constraint " + key);
            }
        }
        for (String table : tables) {
            run(database, "alter table " + table + " disable trigger user");
            run(database, "truncate " + table);
        }
        CopyManager copies = database.unwrap(PGConnection.class).getCopyAPI();
        Map<String, Long> filled = new LinkedHashMap<>();
        for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
            if (entry.getName().startsWith(TABLE)) {
                String[] name = entry.getName().substring(TABLE.length()).split("/", 2);
                if (!tables.contains(name[0])) {
                    throw new RestoreRefusedException("The backup holds a table nobody knows. Nothing was restored.");
                }
                filled.put(name[0], copies.copyIn("copy " + name[0] + " (" + name[1] + ") from stdin", from));
            } else if (entry.getName().equals(SEQUENCES)) {
                for (Map.Entry<String, Long> sequence : numbers(from).entrySet()) {
                    run(database, "select setval('" + sequence.getKey() + "', " + sequence.getValue() + ")");
                }
            } else if (entry.getName().equals(COUNTS) && !numbers(from).equals(filled)) {
                throw new RestoreRefusedException("The tables do not hold what was backed up. Nothing was restored.");
            }
        }
        complete.require();
        for (String table : tables) {
            run(database, "alter table " + table + " enable trigger user");
        }
        for (String back : undo) {
            run(database, back);
        }
    }

    private static Map<String, Long> numbers(ZipInputStream from) throws IOException {
        Map<String, Long> numbers = new LinkedHashMap<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int sign = line.lastIndexOf('=');
            if (!line.substring(0, sign).matches("[a-z0-9_]+")) {
                throw new RestoreRefusedException("The backup holds a name nobody knows. Nothing was restored.");
            }
            numbers.put(line.substring(0, sign), Long.valueOf(line.substring(sign + 1)));
        }
        return numbers;
    }

    private static String columns(Connection database, String table) throws SQLException {
        try (PreparedStatement asked = database.prepareStatement(COLUMNS)) {
            asked.setString(1, table);
            try (ResultSet columns = asked.executeQuery()) {
                columns.next();
                return columns.getString(1);
            }
        }
    }

    private static List<String> column(Connection database, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement asked = database.createStatement();
                ResultSet rows = asked.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static void run(Connection database, String command) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(command);
        }
    }

    /** The driver closes what it has written to. */
    private static OutputStream unclosed(OutputStream to) {
        return new FilterOutputStream(to) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
