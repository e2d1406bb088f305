package dev.saldo.billing.sql;

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

/** A row's columns by name and kind; a null where none may be is a fault. */
public record Columns(Readable row) {

    /** One property of many things, as the array that {@code unnest} takes. */
    public static <T, V> V[] of(List<T> things, Function<T, @Nullable V> property, IntFunction<V[]> array) {
        return things.stream().map(property).toArray(array);
    }

    public UUID uuid(String name) {
        return required(name, UUID.class);
    }

    public String text(String name) {
        return required(name, String.class);
    }

    public @Nullable String textOrNull(String name) {
        return row.get(name, String.class);
    }

    public List<String> texts(String name) {
        return List.of(required(name, String[].class));
    }

    public int integer(String name) {
        return required(name, Integer.class);
    }

    public long number(String name) {
        return required(name, Long.class);
    }

    public LocalDate date(String name) {
        return required(name, LocalDate.class);
    }

    public Instant instant(String name) {
        return required(name, Instant.class);
    }

    public @Nullable Instant instantOrNull(String name) {
        return row.get(name, Instant.class);
    }

    public Currency currency() {
        return Currency.getInstance(text("currency"));
    }

    /** The minor units of this column in the currency of the row. */
    public Money money(String name) {
        return new Money(number(name), currency());
    }

    private <T> T required(String name, Class<T> type) {
        var value = row.get(name, type);
        if (value == null) {
            throw new IllegalStateException("column %s is null".formatted(name));
        }
        return value;
    }
}
