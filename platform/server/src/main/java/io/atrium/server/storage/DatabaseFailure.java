package io.atrium.server.storage;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** What can go wrong with the database that a caller should hear of. */
public sealed interface DatabaseFailure extends Failure {
    /** It does not answer, or all connections are busy. */
    record Unavailable() implements DatabaseFailure {
        @Override
        public String code() {
            return "database-unavailable";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.UNAVAILABLE;
        }

        @Override
        public String detail() {
            return "The database does not answer. Try again in a moment; the health page says more.";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(Duration.ofSeconds(5));
        }
    }

    /** The exception to throw: a failure when the connection is the reason, the original otherwise. */
    static RuntimeException translate(JdbiException exception) {
        return exception instanceof ConnectionException || isConnectionProblem(exception.getCause())
                ? new Unavailable().exception(exception)
                : exception;
    }

    private static boolean isConnectionProblem(@Nullable Throwable cause) {
        if (cause instanceof SQLTransientConnectionException) {
            return true;
        }
        // 08: connection; 57P: the server is shutting down or starting; 53300: too many connections
        return cause instanceof SQLException sql
                && sql.getSQLState() != null
                && (sql.getSQLState().startsWith("08")
                        || sql.getSQLState().startsWith("57P")
                        || sql.getSQLState().equals("53300"));
    }
}
