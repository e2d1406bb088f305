package dev.saldo.identity.store;

import dev.saldo.contracts.identity.StoreChanged;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the store decided.
 *
 * @param onMissingCredit what becomes of a sale whose credits are not there: wait or reject; wait unless told
 */
record Policies(
        @Nullable @Pattern(regexp = "wait|reject", message = "must be wait or reject")
        String onMissingCredit,

        @Nullable @Valid Retention retention) {

    static final Policies USUAL = new Policies(null, null);

    /** How many days deleted things are kept; null: for ever. */
    record Retention(
            @Nullable @Min(1) @Max(3650) Integer platforms,
            @Nullable @Min(1) @Max(3650) Integer products,
            @Nullable @Min(1) @Max(3650) Integer customers,
            @Nullable @Min(1) @Max(3650) Integer sales,
            @Nullable @Min(1) @Max(3650) Integer members) {

        static final Retention FOR_EVER = new Retention(null, null, null, null, null);

        StoreChanged.Retention announced() {
            return new StoreChanged.Retention(platforms, products, customers, sales, members);
        }
    }

    /** With its defaults. */
    Policies complete() {
        return new Policies(
                Objects.requireNonNullElse(onMissingCredit, "wait"),
                Objects.requireNonNullElse(retention, Retention.FOR_EVER));
    }

    StoreChanged.Policies announced() {
        return new StoreChanged.Policies(
                Objects.requireNonNullElse(onMissingCredit, "wait"),
                Objects.requireNonNullElse(retention, Retention.FOR_EVER).announced());
    }
}
