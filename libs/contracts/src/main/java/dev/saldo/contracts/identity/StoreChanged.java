package dev.saldo.contracts.identity;

import dev.saldo.contracts.sales.Customer.Address;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A store was made or changed; the whole of it as it is now.
 *
 * @param slug unique among all stores, for addresses
 * @param test a sandbox with data of its own
 * @param defaultCurrency ISO 4217
 * @param timeZone an IANA name such as Europe/Berlin
 * @param locale a BCP 47 tag such as de-DE
 * @param country ISO 3166-1 alpha-2
 * @param version grows with every change; drop what is older than what you know
 */
public record StoreChanged(
        UUID storeId,
        String name,
        String slug,
        boolean test,
        String defaultCurrency,
        String timeZone,
        String locale,
        @Nullable String country,
        Seller seller,
        Policies policies,
        long version) {

    /**
     * Who sells, as it is written on invoices.
     *
     * @param name empty as long as the store has not told
     * @param paymentTermsDays how many days after its issue an invoice is due
     */
    public record Seller(
            String name,
            @Nullable Address address,
            @Nullable String taxId,
            @Nullable String email,
            int paymentTermsDays) {}

    /**
     * What the store decided.
     *
     * @param onMissingCredit what becomes of a sale whose credits are not there: wait or reject
     * @param subscriptions how subscriptions are run; absent for {@link Subscriptions#USUAL}
     * @param belowMarginFloor what becomes of a price under its margin floor: refuse, or approve when an owner may let it
     *     pass; absent for refuse
     */
    public record Policies(
            String onMissingCredit,
            Retention retention,
            @Nullable Subscriptions subscriptions,
            @Nullable String belowMarginFloor) {

        /** With subscriptions as usual. */
        public Policies(String onMissingCredit, Retention retention) {
            this(onMissingCredit, retention, null);
        }

        /** Without a word about margin floors. */
        public Policies(String onMissingCredit, Retention retention, @Nullable Subscriptions subscriptions) {
            this(onMissingCredit, retention, subscriptions, null);
        }
    }

    /**
     * How subscriptions are run.
     *
     * @param proration how finely parts of periods are counted: day, thirty-day-month or second
     * @param trialReminderDays how many days before its end a customer is reminded of a trial; at least 1
     * @param consolidateInvoices whether what falls due for a customer on one day comes on one invoice
     */
    public record Subscriptions(String proration, int trialReminderDays, boolean consolidateInvoices) {

        /** What holds where a store said nothing: days, a week, an invoice for each charge. */
        public static final Subscriptions USUAL = new Subscriptions("day", 7, false);
    }

    /** How many days deleted things are kept; absent: for ever. */
    public record Retention(
            @Nullable Integer platforms,
            @Nullable Integer products,
            @Nullable Integer customers,
            @Nullable Integer sales,
            @Nullable Integer members) {

        /** Nothing is ever purged. */
        public static final Retention FOR_EVER = new Retention(null, null, null, null, null);
    }
}
