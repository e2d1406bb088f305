package dev.saldo.billing.sql;

import dev.saldo.kit.database.Columns;
import dev.saldo.money.Money;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A row that is being read, column by column; a null where none may be is a fault. */
public record Row(Readable columns) {

    /** One property of many things, as the array that {@code unnest} takes. */
    public static <T, V> V[] columnOf(List<T> things, Function<T, @Nullable V> property, IntFunction<V[]> array) {
        return things.stream().map(property).toArray(array);
    }

    public UUID uuid(String name) {
        return Columns.required(columns, name, UUID.class);
    }

    public @Nullable UUID uuidOrNull(String name) {
        return columns.get(name, UUID.class);
    }

    public List<UUID> uuids(String name) {
        return List.of(Columns.required(columns, name, UUID[].class));
    }

    public String text(String name) {
        return Columns.required(columns, name, String.class);
    }

    public @Nullable String textOrNull(String name) {
        return columns.get(name, String.class);
    }

    public List<String> texts(String name) {
        return List.of(Columns.required(columns, name, String[].class));
    }

    public int integer(String name) {
        return Columns.required(columns, name, Integer.class);
    }

    public long number(String name) {
        return Columns.required(columns, name, Long.class);
    }

    public @Nullable Long numberOrNull(String name) {
        return columns.get(name, Long.class);
    }

    public LocalDate date(String name) {
        return Columns.required(columns, name, LocalDate.class);
    }

    public Instant instant(String name) {
        return Columns.required(columns, name, Instant.class);
    }

    public @Nullable Instant instantOrNull(String name) {
        return columns.get(name, Instant.class);
    }

    public Currency currency() {
        return Currency.getInstance(text("currency"));
    }

    /** The minor units of this column in the currency of the row. */
    public Money money(String name) {
        return new Money(number(name), currency());
    }
}
