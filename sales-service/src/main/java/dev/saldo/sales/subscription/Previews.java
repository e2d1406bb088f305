package dev.saldo.sales.subscription;

import static dev.saldo.kit.database.Columns.required;
import static java.util.Objects.requireNonNull;

import dev.saldo.kit.id.Ids;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Problem;
import dev.saldo.sales.subscription.ChangeRequests.PreviewRequest;
import dev.saldo.sales.subscription.SubscriptionRow.Kept;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Shows what wishes will bill by deciding them as they would be decided, without keeping anything but the wish and the
 * moment: with both, what is done later comes to the same to the minor unit.
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

    /** What can be shown, and where a request has it. */
    enum Kind {
        CHANGE_PLAN(Wish.Change.class, "changePlan"),
        ADD_ON(Wish.AddOn.class, "addOn"),
        CHARGE(Wish.OneTime.class, "charge"),
        PAUSE(Wish.Pause.class, "pause"),
        CANCEL(Wish.Cancel.class, "cancel");

        private final Class<? extends Wish> type;
        private final String field;

        Kind(Class<? extends Wish> type, String field) {
            this.type = type;
            this.field = field;
        }

        private static Kind of(Wish wish) {
            return Arrays.stream(values())
                    .filter(kind -> kind.type.isInstance(wish))
                    .findFirst()
                    .orElseThrow();
        }

        private Problem within(Problem problem) {
            return SubscriptionProblems.within("/" + field, problem);
        }
    }

    /** What was kept of a preview. */
    private record Shown(int version, Wish wish, Instant at) {}

    /** Needs no transaction. */
    Mono<Wish> prepare(Caller caller, UUID id, PreviewRequest request) {
        var change = request.changePlan();
        var addOn = request.addOn();
        var charge = request.charge();
        var pause = request.pause();
        var cancel = request.cancel();
        if (Stream.of(change, addOn, charge, pause, cancel)
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw Problem.invalid("", "must have one of changePlan, addOn, charge, pause and cancel");
        }
        if (change != null) {
            return prepared(Kind.CHANGE_PLAN, () -> changes.wish(caller, id, change));
        }
        if (addOn != null) {
            return prepared(Kind.ADD_ON, () -> changes.wish(caller, id, addOn));
        }
        if (charge != null) {
            return prepared(Kind.CHARGE, () -> changes.wish(caller, id, charge));
        }
        return pause == null
                ? prepared(Kind.CANCEL, () -> Mono.just(requireNonNull(cancel).wish()))
                : prepared(Kind.PAUSE, () -> Mono.just(pause.wish()));
    }

    private static Mono<Wish> prepared(Kind kind, Supplier<Mono<Wish>> wish) {
        return Mono.defer(wish).onErrorMap(Problem.class, kind::within);
    }

    Mono<PreviewView> show(Caller caller, UUID id, Wish wish) {
        return subscriptions
                .find(caller, id)
                .switchIfEmpty(Mono.error(() -> SubscriptionProblems.notFound(id)))
                .flatMap(kept -> subscriptions
                        .facts(caller.store(), items(kept, wish))
                        .flatMap(facts -> shown(caller, kept, facts, wish)))
                .onErrorMap(Unbillable.class, SubscriptionProblems::unbillable)
                .onErrorMap(Problem.class, Kind.of(wish)::within);
    }

    /** Does what was shown; empty when the store has no such subscription. */
    Mono<Outcome> redeem(Caller caller, ServerWebExchange exchange, UUID id, UUID token, Kind kind) {
        return subscriptions
                .find(caller, id)
                .flatMap(_ ->
                        find(caller.store(), id, token, kind).switchIfEmpty(Mono.error(SubscriptionProblems::outdated)))
                .flatMap(shown ->
                        subscriptions.actAs(caller, exchange, id, kept -> then(kept, shown), shown.wish()::ask));
    }

    private Mono<Facts> then(Kept kept, Shown shown) {
        if (kept.subscription().version() != shown.version()) {
            return Mono.error(SubscriptionProblems::outdated);
        }
        return subscriptions
                .facts(kept.subscription().store(), items(kept, shown.wish()))
                .map(facts -> facts.asOf(shown.at()));
    }

    private Mono<PreviewView> shown(Caller caller, Kept kept, Facts facts, Wish wish) {
        var answer = new Asking(facts, caller.subject(), Caller.SYSTEM).answer(kept.subscription(), wish::ask);
        var present = answer.present();
        return switch (answer.decision()) {
            case Decision.Accepted(var step) -> {
                var token = Ids.next();
                var outlook = new Outlook(step, facts, caller.customer() == null);
                yield keep(token, kept.subscription(), wish, facts.now())
                        .then(Mono.defer(() -> margins.breaches(step, facts)))
                        .map(breaches -> outlook.view(token, breaches));
            }
            case Decision.Refused(var reason) ->
                Mono.fromCallable(() -> {
                    SubscriptionProblems.done(new Outcome.Refused(present, reason));
                    throw new IllegalStateException("a refusal is no answer");
                });
        };
    }

    private Mono<Void> keep(UUID token, Subscription subscription, Wish wish, Instant at) {
        return db.sql("""
                        insert into subscription_preview (token, store_id, subscription_uid, version, kind, act, shown_at,
                                                          created_at)
                        values (:token, :store, :subscription, :version, :kind, :act::jsonb, :at, :now)""")
                .bind("token", token)
                .bind("store", subscription.store())
                .bind("subscription", subscription.id())
                .bind("version", subscription.version())
                .bind("kind", Kind.of(wish).name())
                .bind("act", SubscriptionJson.write(wish))
                .bind("at", at)
                .bind("now", Times.now(wall))
                .then();
    }

    private Mono<Shown> find(UUID store, UUID id, UUID token, Kind kind) {
        return db.sql("""
                        select version, act::text as act, shown_at from subscription_preview
                         where token = :token and store_id = :store and subscription_uid = :id and kind = :kind
                           and created_at > :since""")
                .bind("token", token)
                .bind("store", store)
                .bind("id", id)
                .bind("kind", kind.name())
                .bind("since", Times.now(wall).minus(VALID))
                .map(row -> new Shown(
                        required(row, "version", Integer.class),
                        SubscriptionJson.read(row, "act", kind.type),
                        required(row, "shown_at", OffsetDateTime.class).toInstant()))
                .one();
    }

    private static List<Item> items(Kept kept, Wish wish) {
        var items = new ArrayList<>(kept.subscription().itemsToCome());
        items.addAll(wish.items(kept.subscription()));
        return items;
    }
}
