package dev.saldo.suite.scenario;

import static dev.saldo.suite.scenario.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Two hundred subscriptions of mixed plans live through 2027 by the clock of a test store. What they are billed, and
 * what it costs at the platform, is worked out here day by day, without any of the rules of the suite.
 */
@SuiteScenario
class AYearOfSubscriptionsScenario {

    private static final Currency USD = Currency.getInstance("USD");
    private static final LocalDate YEAR = LocalDate.of(2027, 1, 1);
    private static final LocalDate MID_YEAR = LocalDate.of(2027, 7, 10);
    private static final LocalDate END = LocalDate.of(2028, 1, 1);
    private static final int SUBSCRIPTIONS = 200;
    private static final int[] FIRST_DAYS = {1, 15, 31};
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** How a plan repeats and what it costs. */
    private enum Kind {
        MONTHLY("monthly", "flat", "12.00", "5.00", 0, 0),
        SEATS("monthly", "per-unit", "4.505", "2.00", 0, 0),
        TAXED("monthly", "flat", "9.99", "3.00", 0, 19),
        TRIED("monthly", "flat", "20.00", "8.00", 14, 0),
        YEARLY("yearly", "flat", "99.00", "40.00", 0, 0),
        FOUR_WEEKLY("weekly", "flat", "3.25", "1.10", 0, 0);

        private final String period;
        private final String model;
        private final BigDecimal price;
        private final BigDecimal buyingPrice;
        private final int trialDays;
        private final int taxPercent;

        Kind(String period, String model, String price, String buyingPrice, int trialDays, int taxPercent) {
            this.period = period;
            this.model = model;
            this.price = new BigDecimal(price);
            this.buyingPrice = new BigDecimal(buyingPrice);
            this.trialDays = trialDays;
            this.taxPercent = taxPercent;
        }

        private BigDecimal price(long quantity) {
            return model.equals("flat") ? price : price.multiply(BigDecimal.valueOf(quantity));
        }

        /** Where the period with that number begins, counted from the first day that is paid for. */
        private LocalDate begins(LocalDate first, int number) {
            return switch (period) {
                case "weekly" -> first.plusWeeks((long) interval() * number);
                case "yearly" -> clamped(YearMonth.from(first).plusYears(number), first.getDayOfMonth());
                default -> clamped(YearMonth.from(first).plusMonths(number), first.getDayOfMonth());
            };
        }

        private int interval() {
            return this == FOUR_WEEKLY ? 4 : 1;
        }

        private static LocalDate clamped(YearMonth month, int day) {
            return month.atDay(Math.min(day, month.lengthOfMonth()));
        }
    }

    /**
     * What the test does with one subscription.
     *
     * @param newQuantity from the middle of the year on; the same for no change
     * @param cancels whether it is cancelled in the middle of the year, for the end of its period
     */
    private record Wish(int number, Kind kind, LocalDate start, long quantity, long newQuantity, boolean cancels) {

        static Wish of(int number) {
            var kind = Kind.values()[number % Kind.values().length];
            var start = YEAR.withDayOfMonth(FIRST_DAYS[number % FIRST_DAYS.length]);
            var quantity = 1 + number % 4;
            var changes = kind == Kind.SEATS && number % 5 == 0;
            var cancels = kind != Kind.SEATS && number % 7 == 0;
            return new Wish(number, kind, start, quantity, changes ? quantity + 3 : quantity, cancels);
        }

        boolean changes() {
            return newQuantity != quantity;
        }
    }

    /** What a subscription comes to in the year. */
    private static final class Sum {
        private BigDecimal billed = BigDecimal.ZERO;
        private BigDecimal cost = BigDecimal.ZERO;
        private int invoices;

        private void bill(BigDecimal net, int taxPercent, BigDecimal credits) {
            var tax = net.multiply(BigDecimal.valueOf(taxPercent)).movePointLeft(2);
            billed = billed.add(net).add(cents(tax));
            cost = cost.add(credits);
            invoices++;
        }

        private static BigDecimal cents(BigDecimal amount) {
            return amount.setScale(2, RoundingMode.HALF_UP);
        }

        static Sum of(Wish wish) {
            var sum = new Sum();
            var kind = wish.kind();
            var first = wish.start().plusDays(kind.trialDays);
            for (var number = 0; kind.begins(first, number).isBefore(END.plusDays(1)); number++) {
                var start = kind.begins(first, number);
                var end = kind.begins(first, number + 1);
                if (wish.cancels() && start.isAfter(MID_YEAR)) {
                    break;
                }
                var quantity = wish.changes() && start.isAfter(MID_YEAR) ? wish.newQuantity() : wish.quantity();
                sum.bill(
                        cents(kind.price(quantity)),
                        kind.taxPercent,
                        kind.buyingPrice.multiply(BigDecimal.valueOf(quantity)));
                if (wish.changes() && !start.isAfter(MID_YEAR) && end.isAfter(MID_YEAR)) {
                    sum.change(wish, start, end);
                }
            }
            return sum;
        }

        /** The rest of the period at the old price is given back, and charged at the new one. */
        private void change(Wish wish, LocalDate start, LocalDate end) {
            var kind = wish.kind();
            var rest = BigDecimal.valueOf(ChronoUnit.DAYS.between(MID_YEAR, end));
            var days = BigDecimal.valueOf(ChronoUnit.DAYS.between(start, end));
            var back = part(kind.price(wish.quantity()), rest, days);
            var charged = part(kind.price(wish.newQuantity()), rest, days);
            var had = part(kind.buyingPrice.multiply(BigDecimal.valueOf(wish.quantity())), rest, days);
            var needs = part(kind.buyingPrice.multiply(BigDecimal.valueOf(wish.newQuantity())), rest, days);
            bill(charged.subtract(back), 0, needs.subtract(had));
        }

        private static BigDecimal part(BigDecimal price, BigDecimal rest, BigDecimal days) {
            return price.multiply(rest).divide(days, 2, RoundingMode.HALF_UP);
        }
    }

    @Test
    void comesToWhatAnIndependentCalculationSays(Saldo saldo) {
        var sandbox = sandbox(saldo);
        var shop = new Shop(sandbox);
        var platform = shop.platformWith("100000.00");
        advance(sandbox, YEAR);
        var plans = plans(sandbox, shop, platform);
        var customer = sandbox.post("/api/v1/customers", Map.of("name", "Ada of the year"))
                .is(201)
                .id();
        var wishes = new ArrayList<Wish>();
        var ids = new ArrayList<UUID>();
        for (var number = 0; number < SUBSCRIPTIONS; number++) {
            var wish = Wish.of(number);
            wishes.add(wish);
            ids.add(subscribe(sandbox, wish, plans.get(wish.kind()), customer));
        }

        advance(sandbox, MID_YEAR);
        for (var wish : wishes) {
            var id = ids.get(wish.number());
            if (wish.changes()) {
                sandbox.post(
                                "/api/v1/subscriptions/%s/change-plan".formatted(id),
                                Map.of("quantity", wish.newQuantity(), "proration", "prorate-now"))
                        .is(200);
            }
            if (wish.cancels()) {
                sandbox.post("/api/v1/subscriptions/%s/cancel".formatted(id), Map.of("when", "period-end"))
                        .is(200);
            }
        }
        advance(sandbox, END);

        var cost = BigDecimal.ZERO;
        var billed = BigDecimal.ZERO;
        for (var wish : wishes) {
            var expected = Sum.of(wish);
            var invoices = sandbox.list("/api/v1/invoices?subscriptionId=" + ids.get(wish.number()));
            assertThat(total(invoices)).as("%s", wish).isEqualTo(Money.of(expected.billed, USD));
            assertThat(invoices).as("%s", wish).hasSize(expected.invoices);
            cost = cost.add(expected.cost);
            billed = billed.add(expected.billed);
        }
        assertThat(billed).as("the year was billed").isGreaterThan(new BigDecimal("10000"));
        assertThat(platform.balance()).isEqualTo(usd("100000.00").minus(Money.of(cost, USD)));
        platform.ledgerIsRight();
        InvoiceNumbers.areWithoutGap(sandbox);
        assertThat(sandbox.get("/api/v1/subscriptions/control").is(200).body().get("missing"))
                .isEmpty();
    }

    private static Saldo sandbox(Saldo saldo) {
        var made = saldo.post("/api/v1/stores", Map.of("name", "A year", "test", true))
                .is(201);
        return saldo.as(made.body().get("apiKey").get("key").stringValue());
    }

    /** To the beginning of the day in UTC, and until everything that falls due on the way has settled. */
    private static void advance(Saldo sandbox, LocalDate day) {
        var operation = sandbox.post("/api/v1/clock/advance", Map.of("to", day + "T00:00:00Z"))
                .is(202);
        var path = "/api/v1/clock/operations/" + operation.id();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> sandbox.get(path).is(200).text("status").equals("SETTLED"));
    }

    private static Map<Kind, UUID> plans(Saldo sandbox, Shop shop, Platform platform) {
        var tax = sandbox.post("/api/v1/taxes", Map.of("name", "VAT", "percent", "19", "inclusive", false))
                .is(201)
                .id();
        var plans = new HashMap<Kind, UUID>();
        for (var kind : Kind.values()) {
            var product = shop.product(platform, kind.buyingPrice.toString(), "100.00");
            var body = new HashMap<String, Object>();
            body.put("productId", product.id());
            body.put("name", "Plan " + kind);
            body.put("period", kind.period);
            body.put("interval", kind.interval());
            body.put(
                    "prices", List.of(Map.of("currency", "USD", "model", kind.model, "amount", kind.price.toString())));
            body.put("trialDays", kind.trialDays);
            body.put("taxIds", kind.taxPercent == 0 ? List.of() : List.of(tax));
            var plan = sandbox.post("/api/v1/plans", body).is(201).id();
            sandbox.post("/api/v1/plans/%s/publish".formatted(plan), Map.of()).is(200);
            plans.put(kind, plan);
        }
        return plans;
    }

    private static UUID subscribe(Saldo sandbox, Wish wish, UUID plan, UUID customer) {
        var body = Map.of(
                "planId",
                plan,
                "customerId",
                customer,
                "subscriber",
                Map.of("type", "seat", "id", "seat-" + wish.number()),
                "quantity",
                wish.quantity(),
                "startDate",
                wish.start().toString(),
                "paymentTerms",
                365);
        var made = sandbox.post("/api/v1/subscriptions", body).is(201).id();
        sandbox.post("/api/v1/subscriptions/%s/confirm".formatted(made), Map.of())
                .is(200);
        return made;
    }

    private static Money total(List<JsonNode> invoices) {
        return invoices.stream()
                .map(invoice -> Saldo.JSON.treeToValue(invoice.get("grandTotal"), Money.class))
                .reduce(usd("0.00"), Money::plus);
    }
}
