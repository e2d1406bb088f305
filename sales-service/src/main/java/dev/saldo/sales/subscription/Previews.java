package dev.saldo.sales.subscription;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.kit.id.Ids;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Problem;
import dev.saldo.money.Money;
import dev.saldo.sales.margin.Breach;
import dev.saldo.sales.subscription.ChangeRequests.ChangePlanRequest;
import dev.saldo.sales.subscription.ChangeRequests.PreviewRequest;
import dev.saldo.sales.subscription.SubscriptionRow.Kept;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Shows what changes will bill by deciding them as they would be decided, without keeping anything but what was asked
 * and the moment: with both, the later change comes to the same to the minor unit.
 */
@Service
class Previews {

    /** By the wall. */
    static final Duration VALID = Duration.ofHours(24);

    private final Subscriptions subscriptions;
    private final ChangingSubscriptions changes;
    private final MarginGuard margins;
    private final DatabaseClient db;
    private final Clock wall;

    Previews(
            Subscriptions subscriptions,
            ChangingSubscriptions changes,
            MarginGuard margins,
            DatabaseClient db,
            Clock wall) {
        this.subscriptions = subscriptions;
        this.changes = changes;
        this.margins = margins;
        this.db = db;
        this.wall = wall;
    }

    /**
     * An act with everything it needs to be decided again.
     *
     * @param items what it is for afterwards; null for a cancellation
     * @param on the day; null for now or, if that is said, the end of the period
     */
    record Asked(
            @Nullable List<Item> items,
            @Nullable ProrationMode mode,
            @Nullable Direction direction,
            boolean credit,
            @Nullable String reason,
            @Nullable LocalDate on,
            boolean atPeriodEnd) {

        /** Whether it ends the subscription instead of changing it. */
        boolean cancels() {
            return items == null;
        }

        Decision ask(Acts acts) {
            return items == null || mode == null
                    ? acts.cancel(when(), credit, reason)
                    : acts.change(items, when(), mode, direction);
        }

        private Moment when() {
            if (atPeriodEnd) {
                return new Moment.PeriodEnd();
            }
            return on == null ? new Moment.Now() : new Moment.On(on);
        }
    }

    /** What was kept of a preview. */
    private record Shown(int version, Asked asked, Instant at) {}

    /** Needs no transaction. */
    Mono<Asked> prepare(Caller caller, UUID id, PreviewRequest request) {
        var change = request.changePlan();
        var cancel = request.cancel();
        if ((change == null) == (cancel == null)) {
            throw Problem.invalid("", "must have either changePlan or cancel");
        }
        if (change != null) {
            return Mono.defer(() -> change(caller, id, change))
                    .onErrorMap(Problem.class, problem -> SubscriptionProblems.within("/changePlan", problem));
        }
        var when = cancel.moment("/cancel");
        return Mono.just(new Asked(
                null,
                null,
                null,
                cancel.credited(),
                cancel.reason(),
                when instanceof Moment.On(var day) ? day : null,
                when instanceof Moment.PeriodEnd));
    }

    private Mono<Asked> change(Caller caller, UUID id, ChangePlanRequest request) {
        return subscriptions
                .find(caller, id)
                .switchIfEmpty(Mono.error(() -> SubscriptionProblems.notFound(id)))
                .zipWhen(_ -> changes.wish(caller, id, request))
                .map(known -> asked(
                        known.getT2().items().apply(known.getT1().subscription()),
                        known.getT2().mode(),
                        known.getT2().direction(),
                        known.getT2().when()));
    }

    Mono<PreviewView> show(Caller caller, UUID id, Asked asked) {
        return subscriptions
                .find(caller, id)
                .switchIfEmpty(Mono.error(() -> SubscriptionProblems.notFound(id)))
                .flatMap(kept -> subscriptions
                        .facts(caller.store(), items(kept, asked))
                        .flatMap(facts -> shown(caller, kept, facts, asked)))
                .onErrorMap(Unbillable.class, SubscriptionProblems::unbillable);
    }

    /**
     * Does what was shown; empty when the store has no such subscription.
     *
     * @param expected which acts the token may be for
     */
    Mono<Outcome> redeem(Caller caller, ServerWebExchange exchange, UUID id, UUID token, Predicate<Asked> expected) {
        return subscriptions
                .find(caller, id)
                .flatMap(_ -> find(caller.store(), id, token)
                        .filter(shown -> expected.test(shown.asked()))
                        .switchIfEmpty(Mono.error(SubscriptionProblems::outdated)))
                .flatMap(shown -> subscriptions.actAs(
                        caller,
                        exchange,
                        id,
                        kept -> then(kept, shown),
                        (_, acts) -> shown.asked().ask(acts)));
    }

    private Mono<Facts> then(Kept kept, Shown shown) {
        if (kept.subscription().version() != shown.version()) {
            return Mono.error(SubscriptionProblems::outdated);
        }
        return subscriptions
                .facts(kept.subscription().store(), items(kept, shown.asked()))
                .map(facts -> facts.asOf(shown.at()));
    }

    private Mono<PreviewView> shown(Caller caller, Kept kept, Facts facts, Asked asked) {
        var answer = new Asking(facts, caller.subject(), Caller.SYSTEM)
                .answer(kept.subscription(), (_, acts) -> asked.ask(acts));
        var present = answer.present();
        return switch (answer.decision()) {
            case Decision.Accepted(var step) -> {
                var token = Ids.next();
                yield keep(token, kept.subscription(), asked, facts.now())
                        .then(Mono.defer(() -> margins.breaches(step, facts)))
                        .map(breaches -> view(token, present, step, breaches, caller.customer() == null));
            }
            case Decision.Refused(var reason) ->
                Mono.fromCallable(() -> {
                    SubscriptionProblems.done(new Outcome.Refused(present, reason));
                    throw new IllegalStateException("a refusal is no answer");
                });
        };
    }

    private static PreviewView view(
            UUID token, Subscription before, Step step, List<Breach> breaches, boolean internal) {
        return step.act() == Act.CANCEL || step.act() == Act.SCHEDULE_CANCEL
                ? ending(token, before, step, internal)
                : changing(token, before, step, breaches, internal);
    }

    /** Nothing is billed from its last day on. */
    private static PreviewView ending(UUID token, Subscription before, Step step, boolean internal) {
        var state = step.after().state();
        var cancellation = state.cancellation();
        var last = cancellation == null ? step.on() : cancellation.on();
        var billsOn = state.billsOn();
        return new PreviewView(
                token,
                step.at(),
                state.status().wire(),
                last,
                charges(step, internal),
                pending(step),
                dueNow(before, step),
                Money.zero(before.currency()),
                billsOn != null && billsOn.isBefore(last) ? billsOn : null,
                null,
                Differences.ending(before.status()));
    }

    private static PreviewView changing(
            UUID token, Subscription before, Step step, List<Breach> breaches, boolean internal) {
        var after = step.after();
        var planned = after.state().change();
        var items = planned == null ? after.items() : planned.items();
        return new PreviewView(
                token,
                step.at(),
                after.status().wire(),
                planned == null ? step.on() : planned.on(),
                charges(step, internal),
                pending(step),
                dueNow(before, step),
                Recurring.totals(after.items(items)).total(),
                after.state().billsOn(),
                breaches.isEmpty() || !internal
                        ? null
                        : breaches.stream().map(Previews::underFloor).toList(),
                Differences.between(before, items.getFirst(), planned));
    }

    private static List<ChargeView> charges(Step step, boolean internal) {
        return step.charges().stream()
                .map(charge -> ChargeView.of(charge, internal))
                .toList();
    }

    private static List<ChargeView.LineView> pending(Step step) {
        return step.after().state().pending().lines().stream()
                .map(ChargeView.LineView::of)
                .toList();
    }

    private static Money dueNow(Subscription before, Step step) {
        return step.charges().stream()
                .map(charge -> charge.totals().total())
                .reduce(Money.zero(before.currency()), Money::plus);
    }

    private static PreviewView.UnderFloorView underFloor(Breach breach) {
        return new PreviewView.UnderFloorView(breach.pointer(), breach.detail());
    }

    private Mono<Void> keep(UUID token, Subscription subscription, Asked asked, Instant at) {
        return db.sql("""
                        insert into subscription_preview (token, store_id, subscription_uid, version, act, shown_at,
                                                          created_at)
                        values (:token, :store, :subscription, :version, :act::jsonb, :at, :now)""")
                .bind("token", token)
                .bind("store", subscription.store())
                .bind("subscription", subscription.id())
                .bind("version", subscription.version())
                .bind("act", SubscriptionJson.write(asked))
                .bind("at", at)
                .bind("now", Times.now(wall))
                .then();
    }

    private Mono<Shown> find(UUID store, UUID id, UUID token) {
        return db.sql("""
                        select version, act::text as act, shown_at from subscription_preview
                         where token = :token and store_id = :store and subscription_uid = :id and created_at > :since""")
                .bind("token", token)
                .bind("store", store)
                .bind("id", id)
                .bind("since", Times.now(wall).minus(VALID))
                .map(row -> new Shown(
                        required(row, "version", Integer.class),
                        SubscriptionJson.read(row, "act", Asked.class),
                        required(row, "shown_at", OffsetDateTime.class).toInstant()))
                .one();
    }

    private static List<Item> items(Kept kept, Asked asked) {
        var items = new ArrayList<>(kept.subscription().itemsToCome());
        if (asked.items() != null) {
            items.addAll(asked.items());
        }
        return items;
    }

    private static Asked asked(List<Item> items, ProrationMode mode, @Nullable Direction direction, Moment when) {
        return new Asked(
                items,
                mode,
                direction,
                false,
                null,
                when instanceof Moment.On(var day) ? day : null,
                when instanceof Moment.PeriodEnd);
    }
}
