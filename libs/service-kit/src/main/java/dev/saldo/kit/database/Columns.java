package dev.saldo.kit.database;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/** Reads and binds columns so that the compiler knows which of them may be null. */
public final class Columns {

    private Columns() {}

    /** The value of a column that is never null; throws when it is. */
    public static <T> T required(Readable row, String column, Class<T> type) {
        var value = row.get(column, type);
        if (value == null) {
            throw new IllegalStateException("column %s is null".formatted(column));
        }
        return value;
    }

    /** What to bind for a value that may be null. */
    public static <T> Parameter nullable(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }
}
