package org.spineline.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.spineline.support.TestDatabase;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Only PostgreSQL undoes half a change of tables, and only there do others work meanwhile. */
@Tag("database")
@EnabledIf("org.spineline.support.TestDatabase#isPostgres")
class Check_70_72_MigrationsTest {
    private Map<String, Object> database;

    @BeforeEach
    void an_empty_database() {
        database = TestDatabase.fresh();
    }

    @Test
    void Check_70_migrations_whose_process_was_killed_half_way_are_taken_up_where_they_stopped() throws Exception {
        AtomicInteger applied = new AtomicInteger();
        Flyway killed = flyway(database)
                .callbacks(new BaseCallback() {
                    @Override
                    public boolean supports(Event event, Context context) {
                        return event == Event.AFTER_EACH_MIGRATE;
                    }

                    @Override
                    public void handle(Event event, Context context) {
                        // Its work is done and not committed: what a killed process leaves, the server undoes.
                        if (applied.incrementAndGet() == 40) {
                            terminate(context.getConnection());
                        }
                    }
                })
                .load();
        assertThatExceptionOfType(FlywayException.class).isThrownBy(killed::migrate);
        int kept = flyway(database).load().info().applied().length;
        assertThat(kept).isBetween(30, 39);

        Flyway again = flyway(database).load();
        again.migrate();

        assertThat(again.info().pending()).isEmpty();
        assertThat(again.validateWithResult().validationSuccessful).isTrue();
        assertThat(again.migrate().migrationsExecuted).isZero();
        Map<String, Object> other = TestDatabase.fresh();
        flyway(other).load().migrate();
        assertThat(columns(database)).isNotEmpty().isEqualTo(columns(other));
    }

    @Test
    void Check_72_nobody_waits_long_behind_a_migration_that_waits() throws Exception {
        change(database, "create table busy (id integer)");
        CalmMigrations calm = new CalmMigrations();
        Flyway flyway = Flyway.configure()
                .dataSource(url(database), "postgres", "")
                .locations(new String[0])
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .callbacks(calm)
                .javaMigrations(new V1__Adds_a_column())
                .load();
        ExecutorService node = Executors.newSingleThreadExecutor();
        try (Connection reader = connection(database)) {
            reader.setAutoCommit(false);
            execute(reader, "select * from busy");
            Future<?> starting = node.submit(() -> calm.migrate(flyway));
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> number(database, "select count(*) from pg_locks where not granted") > 0);

            long begun = System.nanoTime();
            assertThat(number(database, "select count(*) from busy")).isZero();
            Duration waited = Duration.ofNanos(System.nanoTime() - begun);

            assertThat(waited).as("behind the migration").isLessThan(Duration.ofMillis(2500));
            assertThat(starting.isDone()).as("it tries again").isFalse();
            reader.rollback();
            starting.get(60, TimeUnit.SECONDS);
        } finally {
            node.shutdownNow();
        }
        assertThat(
                        number(
                                database,
                                "select count(*) from information_schema.columns where table_name = 'busy' and column_name = 'note'"))
                .isEqualTo(1);
    }

    @Test
    void Check_72_the_connection_goes_back_as_calm_as_it_was() throws Exception {
        CalmMigrations calm = new CalmMigrations();
        change(database, "create table busy (id integer)");
        try (Connection one = connection(database)) {
            Flyway flyway = Flyway.configure()
                    .dataSource(new SingleConnectionDataSource(one, true))
                    .locations(new String[0])
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .callbacks(calm)
                    .javaMigrations(new V1__Adds_a_column())
                    .load();
            calm.migrate(flyway);
            try (Statement statement = one.createStatement();
                    ResultSet row = statement.executeQuery("show lock_timeout")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("0");
            }
        }
    }

    private static final class V1__Adds_a_column extends BaseJavaMigration {
        @Override
        public void migrate(org.flywaydb.core.api.migration.Context context) throws SQLException {
            execute(context.getConnection(), "alter table busy add column note varchar(10)");
        }
    }

    private static FluentConfiguration flyway(Map<String, Object> database) {
        return Flyway.configure()
                .dataSource(url(database), "postgres", "")
                .locations("classpath:migrations/common", "classpath:migrations/postgresql");
    }

    private void terminate(Connection victim) {
        try (Statement statement = victim.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            change(database, "select pg_terminate_backend(" + row.getInt(1) + ")");
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static List<String> columns(Map<String, Object> database) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection connection = connection(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select table_name, column_name, data_type, is_nullable from information_schema.columns"
                                + " where table_schema = 'public' and table_name <> 'flyway_schema_history'"
                                + " order by table_name, column_name")) {
            while (row.next()) {
                columns.add(
                        row.getString(1) + "." + row.getString(2) + " " + row.getString(3) + " " + row.getString(4));
            }
        }
        return columns;
    }

    private static long number(Map<String, Object> database, String query) throws SQLException {
        try (Connection connection = connection(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void change(Map<String, Object> database, String statement) throws SQLException {
        try (Connection connection = connection(database)) {
            execute(connection, statement);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connection(Map<String, Object> database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", "");
    }

    private static String url(Map<String, Object> database) {
        return String.valueOf(database.get("spring.datasource.url"));
    }
}
