package org.spineline.kernel.problem;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** What is said while the database is away, wherever it is noticed: 503, and when to try again. */
public final class Outage {
    /** When asking again makes sense: what is away for a moment mostly is back by then. */
    public static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** PostgreSQL ends connections with these when it is stopped, has crashed, or starts. */
    private static final Set<String> ENDED_BY_SERVER = Set.of("57P01", "57P02", "57P03");

    /** HikariCP's word, without a state, for a connection that broke a moment ago: even its rollback fails then. */
    private static final String GIVEN_UP = "Connection is closed";

    private static final int DEEPEST = 20;

    private Outage() {}

    /** Whether this happened because the database cannot be reached. */
    public static boolean isBehind(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || (cause instanceof SQLException refused && isLost(refused))
                    || (undone(cause) != null && isBehind(undone(cause)))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Where it did not break off in the commit; otherwise nobody here knows whether it was saved. */
    private static boolean isOutcomeKnown(Throwable failure) {
        return failure instanceof DataAccessResourceFailureException
                || failure instanceof CannotCreateTransactionException
                || undone(failure) != null;
    }

    /** The problem to answer with. Says that nothing was saved only where that is certain. */
    public static ProblemDetail problem(Throwable failure) {
        return isOutcomeKnown(failure) ? nothingSaved() : outcomeUnknown();
    }

    static ProblemDetail nothingSaved() {
        return Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "database-away",
                "The database cannot be reached at the moment. Nothing was saved; please try again soon.",
                Map.of(),
                List.of());
    }

    /** For what was under way when the database went. */
    public static ProblemDetail outcomeUnknown() {
        return Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "database-away",
                "The database cannot be reached at the moment. If you were saving something, look whether it is there"
                        + " before you repeat it.",
                Map.of(),
                List.of());
    }

    /** Why the transaction was rolled back, when even that failed. */
    private static @Nullable Throwable undone(Throwable failure) {
        return failure instanceof TransactionSystemException broken ? broken.getApplicationException() : null;
    }

    private static boolean isLost(SQLException refused) {
        String state = refused.getSQLState();
        return refused instanceof SQLTransientConnectionException
                || refused instanceof SQLNonTransientConnectionException
                || refused instanceof SQLRecoverableException
                || (state == null
                        ? GIVEN_UP.equals(refused.getMessage())
                        : state.startsWith("08") || ENDED_BY_SERVER.contains(state));
    }
}
