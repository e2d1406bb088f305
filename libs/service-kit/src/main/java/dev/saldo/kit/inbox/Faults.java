package dev.saldo.kit.inbox;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.KafkaException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Which failures pass by themselves: those of the surroundings, not of the event. */
public final class Faults {

    private Faults() {}

    public static boolean isTransient(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof R2dbcTransientException
                    || cause instanceof R2dbcNonTransientResourceException
                    || cause instanceof TimeoutException
                    || cause instanceof IOException
                    || isDeadline(cause)) {
                return true;
            }
        }
        return false;
    }

    /** What the handler failed with, out of the wrapping the listener container puts around it. */
    static Exception ofHandler(Exception failure) {
        var cause = failure.getCause();
        return failure instanceof KafkaException && cause instanceof Exception inner ? ofHandler(inner) : failure;
    }

    /** How Reactor reports that {@code block(deadline)} gave up. */
    private static boolean isDeadline(Throwable cause) {
        return cause instanceof IllegalStateException
                && String.valueOf(cause.getMessage()).startsWith("Timeout on blocking read");
    }
}
