package org.spineline.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives each context an empty database of the engine named by {@code spineline.test.database}. */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test-database", fresh()));
    }

    public static boolean isPostgres() {
        return "postgresql".equals(System.getProperty("spineline.test.database", "h2"));
    }

    /** Datasource properties of a new, empty database. */
    public static Map<String, Object> fresh() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        if (!isPostgres()) {
            return Map.of(
                    "spring.datasource.url",
                            "jdbc:h2:file:./target/test-h2/" + name + ";LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE",
                    "spring.datasource.username", "spineline",
                    "spring.datasource.password", "");
        }
        EmbeddedPostgres server = Server.ONLY;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement create = connection.createStatement()) {
            create.execute("create database " + name);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
        return Map.of(
                "spring.datasource.url", server.getJdbcUrl("postgres", name),
                "spring.datasource.username", "postgres",
                "spring.datasource.password", "");
    }

    /** Whether a transaction waits for the lock of another one. */
    public static boolean isSomebodyWaiting(JdbcClient jdbc) {
        return jdbc.sql(
                                isPostgres()
                                        ? "select count(*) from pg_locks where not granted"
                                        : "select count(*) from information_schema.sessions where blocker_id is not null")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static final class Server {
        static final EmbeddedPostgres ONLY = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .start();
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        }
    }
}
