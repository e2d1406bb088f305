package dev.saldo.identity.store;

import dev.saldo.contracts.identity.StoreChanged;
import dev.saldo.kit.apidoc.OneOf;
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
 * @param belowMarginFloor what becomes of a price under its margin floor: refuse, or approve when an owner may let it pass;
 *     refuse unless told
 */
record Policies(
        @Nullable @Pattern(regexp = "wait|reject", message = "must be wait or reject")
        String onMissingCredit,

        @Nullable @Valid Retention retention,
        @Nullable @Valid Subscriptions subscriptions,

        @Nullable @Pattern(regexp = "refuse|approve", message = "must be refuse or approve")
        String belowMarginFloor) {

    static final Policies USUAL = new Policies(null, null, null, null);

    /** How finely parts of periods are counted. */
    enum Proration {
        DAY,
        THIRTY_DAY_MONTH,
        SECOND
    }

    /**
     * How subscriptions are run. What is null is as usual.
     *
     * @param proration how finely parts of periods are counted; day unless told
     * @param trialReminderDays how many days before its end a customer is reminded of a trial; 7 unless told
     * @param consolidateInvoices whether what falls due for a customer on one day comes on one invoice; it does not
     *     unless told
     */
    record Subscriptions(
            @Nullable
            @OneOf(Proration.class)
            @Pattern(regexp = "day|thirty-day-month|second", message = "must be day, thirty-day-month or second")
            String proration,

            @Nullable @Min(1) @Max(365) Integer trialReminderDays,
            @Nullable Boolean consolidateInvoices) {

        static final Subscriptions AS_USUAL = new Subscriptions(null, null, null);

        /** With its defaults. */
        Subscriptions complete() {
            var announced = announced();
            return new Subscriptions(
                    announced.proration(), announced.trialReminderDays(), announced.consolidateInvoices());
        }

        StoreChanged.Subscriptions announced() {
            var usual = StoreChanged.Subscriptions.USUAL;
            return new StoreChanged.Subscriptions(
                    Objects.requireNonNullElse(proration, usual.proration()),
                    Objects.requireNonNullElse(trialReminderDays, usual.trialReminderDays()),
                    Objects.requireNonNullElse(consolidateInvoices, usual.consolidateInvoices()));
        }
    }

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
                Objects.requireNonNullElse(retention, Retention.FOR_EVER),
                run().complete(),
                Objects.requireNonNullElse(belowMarginFloor, "refuse"));
    }

    private Subscriptions run() {
        return Objects.requireNonNullElse(subscriptions, Subscriptions.AS_USUAL);
    }

    StoreChanged.Policies announced() {
        return new StoreChanged.Policies(
                Objects.requireNonNullElse(onMissingCredit, "wait"),
                Objects.requireNonNullElse(retention, Retention.FOR_EVER).announced(),
                run().announced(),
                Objects.requireNonNullElse(belowMarginFloor, "refuse"));
    }
}
