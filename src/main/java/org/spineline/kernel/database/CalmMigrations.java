package org.spineline.kernel.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Brings the tables up to date while other nodes work on them. Whoever waits for a whole table makes everybody wait behind
 * him; so on PostgreSQL a migration gives up after a second, is undone, and is tried again when there may be a gap.
 */
@Component
class CalmMigrations implements Callback, FlywayMigrationStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(CalmMigrations.class);
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int TRIES = 60;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    @Override
    public void migrate(Flyway flyway) {
        for (int attempt = 1; ; attempt++) {
            try {
                flyway.migrate();
                return;
            } catch (FlywayException refused) {
                if (attempt == TRIES || !isForALock(refused)) {
                    throw refused;
                }
                LOG.info("A migration waits until nobody uses its table (try {} of {})", attempt, TRIES);
                pause(refused);
            }
        }
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE && isPostgres(context.getConnection());
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    /** Until the end of the migration's transaction: the connection goes back to those who may wait longer. */
    @Override
    public void handle(Event event, Context context) {
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = '1s'");
        } catch (SQLException refused) {
            throw new FlywayException("The waiting time of a migration could not be set", refused);
        }
    }

    @Override
    public String getCallbackName() {
        return "waits-briefly";
    }

    private static boolean isPostgres(Connection connection) {
        try {
            return "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
        } catch (SQLException refused) {
            throw new FlywayException("The database does not say what it is", refused);
        }
    }

    private static boolean isForALock(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static void pause(FlywayException because) {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw because;
        }
    }
}
