package dev.saldo.sales.subscription;

import dev.saldo.money.Money;
import dev.saldo.sales.cycle.Interval.Unit;
import dev.saldo.sales.cycle.Precision;
import dev.saldo.sales.tariff.LineItem;
import dev.saldo.sales.tariff.PricedLine;
import dev.saldo.sales.tariff.TaxTerm;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Function;

/** A subscription to which, day by day, anything may happen; the same again for the same seed. */
final class RandomLife {

    private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD");

    private final long seed;
    private final Random random;
    private final List<ProrationMode> modes;
    private final String currency;
    private final TaxTerm tax;
    private final List<PlanTerms> plans;
    private final Subscription draft;
    private final SubscriptionScenario scenario;
    private final SequencedMap<LocalDate, Day> days = new LinkedHashMap<>();
    private final List<Money> extras = new ArrayList<>();
    private LocalDate today;

    /**
     * A day of it.
     *
     * @param morning once everything had happened that was due
     * @param evening once everything had happened that somebody wanted
     */
    record Day(Subscription morning, Subscription evening) {}

    private RandomLife(long seed, Precision precision, List<ProrationMode> modes) {
        this.seed = seed;
        this.random = new Random(seed);
        this.modes = modes;
        this.currency = oneOf(CURRENCIES);
        this.tax = tax();
        this.plans = plans();
        this.today = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1_100));
        this.draft = drafted();
        this.scenario =
                SubscriptionScenario.aDraft(draft).counting(precision).on(today).confirmed();
    }

    /** Lived for as many days. */
    static RandomLife lived(long seed, Precision precision, List<ProrationMode> modes, int days) {
        var life = new RandomLife(seed, precision, modes);
        life.live(days);
        return life;
    }

    SubscriptionScenario scenario() {
        return scenario;
    }

    Subscription subscription() {
        return scenario.subscription();
    }

    /** As it was agreed. */
    Subscription draft() {
        return draft;
    }

    /** In percent of what is left after the coupon; the same for all plans where every change is prorated. */
    BigDecimal addedTax() {
        return tax.inclusive() ? BigDecimal.ZERO : tax.percent();
    }

    /** How it stood on each day. */
    SequencedMap<LocalDate, Day> days() {
        return days;
    }

    /** What was charged for beside its items. */
    List<Money> extras() {
        return extras;
    }

    LocalDate today() {
        return today;
    }

    Random random() {
        return random;
    }

    /** Ends it, if it has not ended, with credit for what is unused. */
    RandomLife settled() {
        if (subscription().state().status() != Status.DRAFT
                && !subscription().status().isOver()) {
            scenario.cancelledWithCredit();
        }
        days.computeIfPresent(today, (_, day) -> new Day(day.morning(), subscription()));
        return this;
    }

    /** Something somebody may ask of it; often it is not possible. */
    Function<Acts, Decision> wish() {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> change(new Moment.Now());
            case 5 -> change(new Moment.PeriodEnd());
            case 6 -> change(new Moment.On(today.plusDays(random.nextInt(1, 40))));
            case 7 -> Acts::withdrawChange;
            case 8 -> acts -> acts.cancel(new Moment.PeriodEnd(), false, null);
            case 9 -> acts -> acts.cancel(new Moment.On(today.plusDays(90)), false, null);
            case 10, 11, 12 -> Acts::resume;
            case 13, 14 -> pause(new Moment.Now());
            case 15 -> pause(new Moment.PeriodEnd());
            case 16 -> Acts::unpause;
            case 17 -> acts -> acts.overdue(SubscriptionFixtures.INVOICE);
            case 18 -> acts -> acts.settled(SubscriptionFixtures.INVOICE);
            default -> Acts::activate;
        };
    }

    /** Something that can be shown before; often it is not possible. */
    Wish wishToSee() {
        var main = subscription().main();
        return switch (random.nextInt(5)) {
            case 0 ->
                new Wish.Change(
                        new Item(main.id(), oneOf(plans), random.nextInt(1, 4), null, null),
                        when(),
                        oneOf(modes),
                        null);
            case 1 ->
                new Wish.AddOn(
                        new Item(UUID.randomUUID(), main.plan(), random.nextInt(1, 3), null, null),
                        when(),
                        oneOf(modes));
            case 2 -> {
                var price = new Money(random.nextInt(1, 5_000), subscription().currency());
                yield new Wish.OneTime(
                        "Help",
                        random.nextInt(1, 4),
                        price,
                        random.nextBoolean() ? null : List.of(tax),
                        random.nextBoolean());
            }
            case 3 -> pauseToSee();
            default -> new Wish.Cancel(when(), random.nextBoolean(), null);
        };
    }

    Wish pauseToSee() {
        var until = random.nextBoolean() ? null : today.plusDays(random.nextInt(0, 60));
        return new Wish.Pause(when(), until, random.nextBoolean());
    }

    private Wish.When when() {
        return switch (random.nextInt(3)) {
            case 0 -> new Wish.When(null, false);
            case 1 -> new Wish.When(null, true);
            default -> new Wish.When(today.plusDays(random.nextInt(1, 40)), false);
        };
    }

    /** For messages. */
    @Override
    public String toString() {
        return "seed %d, %s %s".formatted(seed, currency, scenario);
    }

    private void live(int number) {
        days.put(today, new Day(subscription(), subscription()));
        for (var day = 0; day < number && !subscription().status().isOver(); day++) {
            today = today.plusDays(1);
            var before = scenario.steps().size();
            scenario.on(today);
            var morning = subscription();
            var changed = scenario.steps().stream().skip(before).anyMatch(step -> step.act() == Act.CHANGE);
            if (!changed && random.nextInt(6) == 0) {
                scenario.tried("wish", wish());
            }
            if (random.nextInt(60) == 0) {
                orderSomething();
            }
            days.put(today, new Day(morning, subscription()));
        }
    }

    private void orderSomething() {
        var price = new Money(random.nextInt(1, 5_000), subscription().currency());
        var line = PricedLine.of(
                new LineItem("Help", null, null, 1, price, false), Money.zero(price.currency()), List.of());
        var now = random.nextBoolean();
        if (scenario.tried("order", acts -> acts.charge(line, Map.of(), now))) {
            extras.add(price);
        }
    }

    private Function<Acts, Decision> change(Moment when) {
        var mode = oneOf(modes);
        var items = items();
        return acts -> acts.change(items, when, mode, null);
    }

    /** Another plan, quantity or add-on. */
    private List<Item> items() {
        var subscription = subscription();
        var main = subscription.main();
        var items = new ArrayList<>(subscription.items());
        switch (random.nextInt(4)) {
            case 0, 1 -> items.set(0, new Item(main.id(), oneOf(plans), random.nextInt(1, 4), null, null));
            case 2 -> items.set(0, new Item(main.id(), main.plan(), random.nextInt(1, 6), null, null));
            default -> {
                if (items.size() > 1) {
                    items.removeLast();
                } else {
                    items.add(new Item(UUID.randomUUID(), main.plan(), random.nextInt(1, 3), null, null));
                }
            }
        }
        return List.copyOf(items);
    }

    private Function<Acts, Decision> pause(Moment when) {
        var until = random.nextBoolean() ? null : today.plusDays(random.nextInt(0, 60));
        var extend = random.nextBoolean();
        return acts -> acts.pause(when, until, extend);
    }

    private Subscription drafted() {
        var plan = oneOf(plans);
        var trialEnd = random.nextInt(4) == 0 ? today.plusDays(random.nextInt(1, 30)) : null;
        var paid = trialEnd == null ? today : trialEnd;
        var end = random.nextInt(4) == 0 ? paid.plusDays(random.nextInt(1, 200)) : null;
        var anchorDay = plan.interval().isCountedInMonths() && random.nextBoolean() ? random.nextInt(1, 32) : null;
        return SubscriptionFixtures.draft(
                SubscriptionFixtures.item(plan, random.nextInt(1, 4)),
                new Term(today, trialEnd, end, anchorDay),
                random.nextBoolean() ? "card" : null,
                List.of(SubscriptionFixtures.coupon(
                        String.valueOf(random.nextInt(0, 100)), random.nextBoolean() ? null : random.nextInt(1, 5))));
    }

    private TaxTerm tax() {
        return random.nextBoolean() ? SubscriptionFixtures.added("19") : SubscriptionFixtures.contained("7.7");
    }

    private List<PlanTerms> plans() {
        return List.of(
                plan(Unit.MONTHLY, 1),
                plan(Unit.MONTHLY, 1),
                plan(Unit.MONTHLY, 1),
                plan(Unit.MONTHLY, 3),
                plan(Unit.YEARLY, 1),
                plan(Unit.WEEKLY, 1),
                plan(Unit.WEEKLY, 2),
                plan(Unit.DAILY, 10));
    }

    private PlanTerms plan(Unit unit, int count) {
        var decimals = Currency.getInstance(currency).getDefaultFractionDigits();
        var price = BigDecimal.valueOf(random.nextInt(0, 20_000), decimals);
        var builder = PlanBuilder.billed(unit, count)
                .named(unit + " " + random.nextInt(1_000_000))
                .at(price.toPlainString(), currency)
                .taxed(modes.contains(ProrationMode.NONE) ? tax() : tax)
                .grace(random.nextInt(0, 60));
        if (random.nextInt(3) == 0) {
            builder.setupFee(
                    BigDecimal.valueOf(random.nextInt(1, 5_000), decimals).toPlainString());
        }
        if (random.nextInt(8) == 0) {
            builder.closingAfter(random.nextInt(1, 5));
        }
        if (random.nextInt(12) == 0) {
            builder.notRenewable();
        }
        if (random.nextInt(12) == 0) {
            builder.endingUnpaidTrials();
        }
        return builder.terms();
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Its facts at the beginning of a day. */
    Facts facts(LocalDate day) {
        return scenario.facts().asOf(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
