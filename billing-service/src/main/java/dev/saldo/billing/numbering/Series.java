package dev.saldo.billing.numbering;

import dev.saldo.kit.Pure;
import java.util.Arrays;

/** A kind of document that is numbered on its own. */
@Pure
public enum Series {
    INVOICE("INV", "invoice"),
    CREDIT_NOTE("CN", "credit-note");

    private final String prefix;
    private final String kind;

    Series(String prefix, String kind) {
        this.prefix = prefix;
        this.kind = kind;
    }

    public static Series of(String prefix) {
        return Arrays.stream(values())
                .filter(series -> series.prefix.equals(prefix))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no series " + prefix));
    }

    /** What its numbers begin with; names the series in the database. */
    public String prefix() {
        return prefix;
    }

    /** Its documents, as the API calls them. */
    public String kind() {
        return kind;
    }
}
