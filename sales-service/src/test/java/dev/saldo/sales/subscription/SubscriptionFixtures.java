package dev.saldo.sales.subscription;

import dev.saldo.money.Money;
import dev.saldo.sales.cycle.Precision;
import dev.saldo.sales.cycle.Proration;
import dev.saldo.sales.tariff.DiscountTerm;
import dev.saldo.sales.tariff.TaxTerm;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the tests of the rules are about. Days without a year are of 2026, which is none with a leap day. */
final class SubscriptionFixtures {

    static final UUID STORE = new UUID(0, 1);
    static final UUID MAIN = new UUID(0, 2);
    static final UUID ADD_ON = new UUID(0, 3);
    static final UUID INVOICE = new UUID(0, 4);
    static final UUID ANOTHER_INVOICE = new UUID(0, 5);
    static final UUID PLATFORM = new UUID(0, 6);
    static final UUID ANOTHER_PLATFORM = new UUID(0, 7);

    static final LocalDate DEC_1_2025 = LocalDate.of(2025, 12, 1);
    static final LocalDate JAN_1 = LocalDate.of(2026, 1, 1);
    static final LocalDate JAN_11 = LocalDate.of(2026, 1, 11);
    static final LocalDate JAN_16 = LocalDate.of(2026, 1, 16);
    static final LocalDate JAN_21 = LocalDate.of(2026, 1, 21);
    static final LocalDate JAN_31 = LocalDate.of(2026, 1, 31);
    static final LocalDate FEB_1 = LocalDate.of(2026, 2, 1);
    static final LocalDate FEB_11 = LocalDate.of(2026, 2, 11);
    static final LocalDate FEB_28 = LocalDate.of(2026, 2, 28);
    static final LocalDate MAR_1 = LocalDate.of(2026, 3, 1);
    static final LocalDate MAR_31 = LocalDate.of(2026, 3, 31);
    static final LocalDate APR_1 = LocalDate.of(2026, 4, 1);
    static final LocalDate APR_11 = LocalDate.of(2026, 4, 11);
    static final LocalDate APR_16 = LocalDate.of(2026, 4, 16);
    static final LocalDate APR_21 = LocalDate.of(2026, 4, 21);
    static final LocalDate MAY_1 = LocalDate.of(2026, 5, 1);
    static final LocalDate MAY_11 = LocalDate.of(2026, 5, 11);
    static final LocalDate JUN_1 = LocalDate.of(2026, 6, 1);

    static final Proration BY_DAY = new Proration(Precision.DAY, ZoneOffset.UTC);
    static final int WEEK_BEFORE = 7;

    private SubscriptionFixtures() {}

    static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static Facts facts(Instant now, Proration proration) {
        return new Facts(now, proration, WEEK_BEFORE, Map.of(), ids());
    }

    static Facts on(LocalDate day) {
        return facts(midnight(day), BY_DAY);
    }

    static Item item(PlanTerms plan) {
        return item(plan, 1);
    }

    static Item item(PlanTerms plan, long quantity) {
        return new Item(MAIN, plan, quantity, null, null);
    }

    static Item addOn(PlanTerms plan, long quantity) {
        return new Item(ADD_ON, plan, quantity, null, null);
    }

    static Term term(LocalDate start) {
        return new Term(start, null, null, null);
    }

    static Parties parties(@Nullable String paymentMethod) {
        return new Parties(new Parties.Subscriber("customer", "4711"), new UUID(0, 8), null, paymentMethod, null, null);
    }

    static Subscription draft(Item item, Term term, @Nullable String paymentMethod, List<Reduction> reductions) {
        return Subscription.drafted(
                STORE,
                new UUID(0, 9),
                "SUB-000001",
                parties(paymentMethod),
                item.plan().tariff().currency(),
                List.of(item),
                reductions,
                term,
                midnight(term.start()));
    }

    static Reduction coupon(String percent, @Nullable Integer cycles) {
        return new Reduction(
                new DiscountTerm(
                        new UUID(0, 10), "COUPON", "Coupon", new BigDecimal(percent), null, null, true, cycles),
                0);
    }

    static Reduction amountOff(Money amount, @Nullable Integer cycles) {
        return new Reduction(
                new DiscountTerm(new UUID(0, 11), "OFF", "Amount off", null, amount, null, true, cycles), 0);
    }

    static TaxTerm added(String percent) {
        return new TaxTerm(new UUID(0, 12), "VAT", new BigDecimal(percent), false);
    }

    static TaxTerm contained(String percent) {
        return new TaxTerm(new UUID(0, 13), "VAT", new BigDecimal(percent), true);
    }

    private static Supplier<UUID> ids() {
        return UUID::randomUUID;
    }
}
