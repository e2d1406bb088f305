package dev.saldo.sales.subscription;

import static dev.saldo.sales.subscription.SubscriptionFixtures.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import dev.saldo.sales.cycle.Precision;
import dev.saldo.sales.cycle.Proration;
import dev.saldo.sales.subscription.Decision.Accepted;
import dev.saldo.sales.subscription.Decision.Refused;
import dev.saldo.sales.tariff.LineItem;
import dev.saldo.sales.tariff.PricedLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A subscription's life, told in the order it happened: the clock only moves forward, and what falls due on the way
 * happens. Whatever is done is expected to be possible; what is not is tried with {@link #refused}.
 */
final class SubscriptionScenario {

    static final Moment NOW = new Moment.Now();
    static final Moment PERIOD_END = new Moment.PeriodEnd();

    private static final int ANY_NUMBER = 10_000;
    private static final String SOMEBODY = "member:anna";

    private final List<String> story = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private Subscription subscription;
    private Proration proration = SubscriptionFixtures.BY_DAY;
    private Instant now = Instant.EPOCH;
    private int told;

    private SubscriptionScenario(Subscription draft) {
        this.subscription = draft;
    }

    static SubscriptionScenario aDraft(Subscription draft) {
        return new SubscriptionScenario(draft);
    }

    /** Without a trial or an end; confirmed on its first day. */
    static SubscriptionScenario confirmedOn(LocalDate start, PlanTerms plan) {
        return confirmedOn(start, item(plan));
    }

    static SubscriptionScenario confirmedOn(LocalDate start, Item item) {
        return confirmedOn(item, SubscriptionFixtures.term(start));
    }

    static SubscriptionScenario confirmedOn(Item item, Term term, Reduction... reductions) {
        return aDraft(SubscriptionFixtures.draft(item, term, null, List.of(reductions)))
                .on(term.start())
                .confirmed();
    }

    SubscriptionScenario counting(Precision precision) {
        proration = new Proration(precision, ZoneOffset.UTC);
        return this;
    }

    SubscriptionScenario on(LocalDate day) {
        return at(SubscriptionFixtures.midnight(day));
    }

    SubscriptionScenario at(Instant moment) {
        assertThat(moment).as("the clock only moves forward").isAfterOrEqualTo(now);
        now = moment;
        return caughtUp();
    }

    SubscriptionScenario edited(Subscription other) {
        return happens("edit", acts -> acts.edit(other));
    }

    SubscriptionScenario quotedUntil(LocalDate day) {
        return happens("quote until " + day, acts -> acts.quote(day));
    }

    SubscriptionScenario accepted() {
        return happens("accept", Acts::accept);
    }

    SubscriptionScenario declined() {
        return happens("decline", acts -> acts.decline("too dear"));
    }

    SubscriptionScenario confirmed() {
        return happens("confirm", Acts::confirm);
    }

    /** @param marginFloor null for none at all */
    SubscriptionScenario approved(@Nullable BigDecimal marginFloor) {
        return happens("approve", acts -> acts.approve(marginFloor));
    }

    SubscriptionScenario activated() {
        return happens("activate", Acts::activate);
    }

    SubscriptionScenario changedTo(PlanTerms plan) {
        return changedTo(plan, ProrationMode.PRORATE_NOW);
    }

    SubscriptionScenario changedTo(PlanTerms plan, ProrationMode mode) {
        return changed(NOW, mode, item(plan, subscription.main().quantity()));
    }

    SubscriptionScenario changedTo(PlanTerms plan, Moment when, ProrationMode mode) {
        return changed(when, mode, item(plan, subscription.main().quantity()));
    }

    SubscriptionScenario quantity(long quantity) {
        return quantity(quantity, ProrationMode.PRORATE_NOW);
    }

    SubscriptionScenario quantity(long quantity, ProrationMode mode) {
        return changed(NOW, mode, item(subscription.plan(), quantity));
    }

    /** The first item is that of the plan. */
    SubscriptionScenario changed(Moment when, ProrationMode mode, Item... items) {
        return happens("change " + mode, acts -> acts.change(List.of(items), when, mode, null));
    }

    SubscriptionScenario withdrawnChange() {
        return happens("withdraw change", Acts::withdrawChange);
    }

    SubscriptionScenario chargedOnce(String description, Money amount) {
        return happens("charge", acts -> acts.charge(line(description, amount), Map.of(), true));
    }

    SubscriptionScenario chargedWithNextBill(String description, Money amount) {
        return happens("charge later", acts -> acts.charge(line(description, amount), Map.of(), false));
    }

    SubscriptionScenario cancelled() {
        return happens("cancel", acts -> acts.cancel(NOW, false, null));
    }

    SubscriptionScenario cancelledWithCredit() {
        return happens("cancel with credit", acts -> acts.cancel(NOW, true, null));
    }

    SubscriptionScenario cancelledAtPeriodEnd() {
        return happens("cancel at period end", acts -> acts.cancel(PERIOD_END, false, null));
    }

    SubscriptionScenario cancelledOn(LocalDate day) {
        return happens("cancel on " + day, acts -> acts.cancel(new Moment.On(day), false, null));
    }

    SubscriptionScenario resumed() {
        return happens("resume", Acts::resume);
    }

    SubscriptionScenario paused() {
        return paused(NOW, null, false);
    }

    SubscriptionScenario pausedUntil(LocalDate day) {
        return paused(NOW, day, false);
    }

    /** The days it takes come after it. */
    SubscriptionScenario extended(@Nullable LocalDate until) {
        return paused(NOW, until, true);
    }

    SubscriptionScenario paused(Moment when, @Nullable LocalDate until, boolean extend) {
        return happens("pause until " + until, acts -> acts.pause(when, until, extend));
    }

    SubscriptionScenario unpaused() {
        return happens("unpause", Acts::unpause);
    }

    SubscriptionScenario overdue(UUID invoice) {
        return happens("overdue", acts -> acts.overdue(invoice));
    }

    SubscriptionScenario settled(UUID invoice) {
        return happens("settle", acts -> acts.settled(invoice));
    }

    SubscriptionScenario deleted() {
        return happens("delete", acts -> acts.delete(null));
    }

    /** Tried, and not done. */
    SubscriptionScenario refused(Refusal reason, Function<Acts, Decision> act) {
        assertThat(act.apply(acts())).as(toString()).isEqualTo(new Refused(reason));
        return this;
    }

    /** Done if it is possible; whether it was. */
    boolean tried(String what, Function<Acts, Decision> act) {
        if (act.apply(acts()) instanceof Refused) {
            return false;
        }
        happens(what, act);
        return true;
    }

    /** Everything that was charged so far: the day, what for, and the total. */
    SubscriptionScenario charged(String... expected) {
        assertThat(charges().stream().map(SubscriptionScenario::text))
                .as(toString())
                .containsExactly(expected);
        return this;
    }

    /** The lines of the last charge: what, the days it pays for, and its total. */
    SubscriptionScenario lines(String... expected) {
        assertThat(charges().getLast().lines().stream().map(SubscriptionScenario::text))
                .as(toString())
                .containsExactly(expected);
        return this;
    }

    SubscriptionScenario waiting(String... expected) {
        assertThat(subscription.state().pending().lines().stream().map(SubscriptionScenario::text))
                .as(toString())
                .containsExactly(expected);
        return this;
    }

    /** What the world was told since this was asked last. */
    SubscriptionScenario announced(String... expected) {
        var news = steps.subList(told, steps.size()).stream()
                .flatMap(step -> step.news().stream())
                .map(SubscriptionScenario::text)
                .toList();
        told = steps.size();
        assertThat(news).as(toString()).containsExactly(expected);
        return this;
    }

    SubscriptionScenario period(LocalDate start, LocalDate end) {
        assertThat(subscription.state().period()).as(toString()).hasToString("Period[start=%s, end=%s]", start, end);
        return this;
    }

    SubscriptionScenario billsOn(@Nullable LocalDate day) {
        assertThat(subscription.state().billsOn()).as(toString()).isEqualTo(day);
        return this;
    }

    /** What happens next by itself, if nothing else does. */
    SubscriptionScenario next(LocalDate day, Act act) {
        assertThat(Schedule.next(subscription, SubscriptionFixtures.WEEK_BEFORE))
                .as(toString())
                .isEqualTo(new Schedule.Entry(day, act));
        return this;
    }

    SubscriptionScenario is(Status status) {
        assertThat(subscription.status()).as(toString()).isEqualTo(status);
        return this;
    }

    SubscriptionScenario endedBecause(String reason) {
        assertThat(subscription.state().endReason()).as(toString()).isEqualTo(reason);
        return this;
    }

    /** The day, and the act, of every step so far. */
    SubscriptionScenario happened(String... expected) {
        assertThat(steps.stream().map(step -> step.on() + " " + step.act().wire()))
                .as(toString())
                .containsExactly(expected);
        return this;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    List<Charge> charges() {
        return steps.stream().flatMap(step -> step.charges().stream()).toList();
    }

    Subscription subscription() {
        return subscription;
    }

    Facts facts() {
        return SubscriptionFixtures.facts(now, proration);
    }

    Acts acts() {
        return new Acts(subscription, facts(), SOMEBODY);
    }

    /** For messages: what was done. */
    @Override
    public String toString() {
        return "after " + story;
    }

    private SubscriptionScenario happens(String what, Function<Acts, Decision> rule) {
        story.add(now + " " + what);
        if (!(rule.apply(acts()) instanceof Accepted(var step))) {
            throw new AssertionError("refused " + this);
        }
        took(step);
        return step.act() == Act.DELETE ? this : caughtUp();
    }

    private SubscriptionScenario caughtUp() {
        Due.steps(subscription, facts(), "system", ANY_NUMBER).forEach(this::took);
        return this;
    }

    private void took(Step step) {
        assertThat(step.before().version()).as(toString()).isEqualTo(subscription.version());
        assertThat(step.after().version()).as(toString()).isEqualTo(subscription.version() + 1);
        steps.add(step);
        subscription = step.after();
    }

    private PricedLine line(String description, Money amount) {
        return PricedLine.of(
                new LineItem(description, null, null, 1, amount, false),
                Money.zero(amount.currency()),
                subscription.plan().taxes());
    }

    private static String text(Charge charge) {
        return "%s %s %s"
                .formatted(
                        charge.chargedOn(),
                        charge.kind().wire(),
                        charge.totals().total());
    }

    static String text(PricedLine line) {
        var days = line.item().period();
        return days == null
                ? "%s %s".formatted(line.item().description(), line.total())
                : "%s %s..%s %s".formatted(line.item().description(), days.start(), days.end(), line.total());
    }

    private static String text(News news) {
        return switch (news) {
            case News.Changed(var transition) -> transition;
            case News.Charged(var charge) -> "charged " + charge.kind().wire();
            case News.Due(var charge) -> "due " + charge.kind().wire();
            default ->
                news.getClass()
                        .getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT);
        };
    }

    /** Several at once, for tables. */
    static List<String> words(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",")).map(String::strip).toList();
    }
}
