package dev.saldo.catalog.plan;

import dev.saldo.kit.web.Problem.InputError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with what a caller wrote, as it is found. */
final class Faults {

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(\\.\\d{1,12})?");

    private final List<InputError> found = new ArrayList<>();

    List<InputError> found() {
        return List.copyOf(found);
    }

    void at(String pointer, String detail) {
        found.add(new InputError(pointer, detail));
    }

    /** True when it is there. */
    boolean required(String pointer, @Nullable Object value) {
        if (value == null) {
            at(pointer, "is required");
        }
        return value != null;
    }

    void absent(String pointer, @Nullable Object value, String why) {
        if (value != null) {
            at(pointer, why);
        }
    }

    void range(String pointer, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            at(pointer, "must be a whole number from %d to %d".formatted(least, most));
        }
    }

    void text(String pointer, @Nullable String value, int longest) {
        if (value != null && value.length() > longest) {
            at(pointer, "must have at most %d characters".formatted(longest));
        }
    }

    void amount(String pointer, @Nullable String value) {
        if (value != null && !AMOUNT.matcher(value).matches()) {
            at(
                    pointer,
                    "must be a decimal number such as \"9.90\", not negative, with at most 12 digits on either side");
        }
    }
}
