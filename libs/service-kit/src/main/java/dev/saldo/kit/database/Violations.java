package dev.saldo.kit.database;

import io.r2dbc.postgresql.api.ErrorDetails;
import io.r2dbc.postgresql.api.PostgresqlException;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells which constraint of the database refused a write; constraints are the last line of defence. */
public final class Violations {

    private Violations() {}

    /** For {@code onErrorMap}: true for an error caused by the constraint or unique index of this name. */
    public static Predicate<Throwable> of(String constraint) {
        return error -> details(error)
                .flatMap(ErrorDetails::getConstraintName)
                .filter(constraint::equals)
                .isPresent();
    }

    /** The five characters by which Postgres names an error, empty for errors that did not come from it. */
    public static Optional<String> sqlState(Throwable error) {
        return details(error).map(ErrorDetails::getCode);
    }

    private static Optional<ErrorDetails> details(Throwable error) {
        for (var cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof PostgresqlException refused) {
                return Optional.of(refused.getErrorDetails());
            }
        }
        return Optional.empty();
    }
}
