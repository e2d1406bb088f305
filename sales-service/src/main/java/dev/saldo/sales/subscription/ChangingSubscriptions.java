package dev.saldo.sales.subscription;

import dev.saldo.kit.id.Ids;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Problem;
import dev.saldo.money.Money;
import dev.saldo.sales.plan.Learning;
import dev.saldo.sales.plan.Taxes;
import dev.saldo.sales.subscription.ChangeRequests.AddOnRequest;
import dev.saldo.sales.subscription.ChangeRequests.ChangePlanRequest;
import dev.saldo.sales.subscription.ChangeRequests.OneTimeRequest;
import dev.saldo.sales.subscription.SubscriptionRow.Kept;
import dev.saldo.sales.tariff.CatalogContract;
import dev.saldo.sales.tariff.LineItem;
import dev.saldo.sales.tariff.PricedLine;
import dev.saldo.sales.tariff.TaxTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Changes the items of subscriptions. Wishes are prepared before the transaction, all else needs one. */
@Service
class ChangingSubscriptions {

    private final Catalog catalog;
    private final Subscriptions subscriptions;
    private final Taxes taxes;
    private final Learning learning;

    ChangingSubscriptions(Catalog catalog, Subscriptions subscriptions, Taxes taxes, Learning learning) {
        this.catalog = catalog;
        this.subscriptions = subscriptions;
        this.taxes = taxes;
        this.learning = learning;
    }

    /**
     * A change that is asked for.
     *
     * @param items makes the new items of those that are there by then
     * @param replaces whether it comes instead of a change that is scheduled; else it is refused while there is one
     */
    record Wish(
            Function<Subscription, List<Item>> items,
            Moment when,
            ProrationMode mode,
            @Nullable Direction direction,
            boolean replaces) {

        Decision ask(Subscription subscription, Acts acts) {
            if (!replaces && subscription.state().change() != null) {
                return new Decision.Refused(Refusal.CHANGE_SCHEDULED);
            }
            return acts.change(items.apply(subscription), when, mode, direction);
        }
    }

    /**
     * Something that is to be charged once.
     *
     * @param taxes null for those of the plan
     */
    record OneTime(OneTimeRequest request, @Nullable List<TaxTerm> taxes) {

        private PricedLine line(Subscription subscription) {
            requireCurrency(subscription, request.unitPrice());
            var quantity = request.quantity() == null ? 1 : request.quantity();
            return PricedLine.of(
                    new LineItem(
                            request.description(),
                            null,
                            null,
                            quantity,
                            request.unitPrice().times(quantity),
                            false),
                    Money.zero(subscription.currency()),
                    taxes == null ? subscription.plan().taxes() : taxes);
        }
    }

    Mono<Wish> wish(Caller caller, UUID id, ChangePlanRequest request) {
        var when = Moments.of(request.when(), new Moment.Now(), "/when");
        var mode = ChangeRequests.proration(request.proration(), "/proration");
        var direction = ChangeRequests.direction(request.direction());
        if (request.isEmpty()) {
            return Mono.error(
                    () -> Problem.invalid("", "must have planId, planSlug, quantity or unitPrice: what is to change"));
        }
        return found(caller, id)
                .flatMap(kept -> main(caller, kept.subscription(), request))
                .map(main -> new Wish(subscription -> withMain(subscription, main), when, mode, direction, true));
    }

    Mono<Wish> wish(Caller caller, UUID id, AddOnRequest request) {
        var when = Moments.of(request.when(), new Moment.Now(), "/when");
        var mode = ChangeRequests.proration(request.proration(), "/proration");
        return found(caller, id)
                .flatMap(kept -> addOn(caller, kept.subscription(), request))
                .map(addOn -> new Wish(subscription -> plus(subscription, addOn), when, mode, Direction.SAME, false));
    }

    Mono<Wish> removal(Caller caller, UUID id, UUID item, @Nullable String when, @Nullable String proration) {
        var moment = Moments.of(when, new Moment.Now(), "?when");
        var mode = ChangeRequests.proration(proration, "?proration");
        return found(caller, id)
                .map(_ -> new Wish(subscription -> without(subscription, item), moment, mode, Direction.SAME, false));
    }

    /** Empty when the store has no such subscription. */
    Mono<Outcome> change(Caller caller, ServerWebExchange exchange, UUID id, Wish wish) {
        return subscriptions.act(caller, exchange, id, wish.items(), wish::ask);
    }

    Mono<Outcome> withdraw(Caller caller, ServerWebExchange exchange, UUID id) {
        return subscriptions.act(caller, exchange, id, Acts::withdrawChange);
    }

    Mono<OneTime> oneTime(Caller caller, UUID id, OneTimeRequest request) {
        var ids = request.taxIds();
        return found(caller, id)
                .flatMap(_ -> ids == null ? Mono.just(new OneTime(request, null)) : taxed(caller, request, ids));
    }

    private Mono<OneTime> taxed(Caller caller, OneTimeRequest request, List<UUID> ids) {
        return learning.taxes(caller.store(), ids)
                .then(Mono.defer(() -> taxes.of(caller.store(), ids)))
                .map(found -> {
                    if (found.size() < ids.size()) {
                        throw Problem.invalid("/taxIds", "names a tax that is not known");
                    }
                    return new OneTime(
                            request, found.stream().map(CatalogContract::tax).toList());
                });
    }

    Mono<Outcome> charge(Caller caller, ServerWebExchange exchange, UUID id, OneTime wanted) {
        return subscriptions.act(
                caller,
                exchange,
                id,
                _ -> List.of(),
                (subscription, acts) -> acts.charge(
                        wanted.line(subscription), Map.of(), wanted.request().billedNow()));
    }

    private Mono<Kept> found(Caller caller, UUID id) {
        return subscriptions.find(caller, id).switchIfEmpty(Mono.error(() -> SubscriptionProblems.notFound(id)));
    }

    /** The same plan where none is named: only quantity or price change, and the version stays. */
    private Mono<Item> main(Caller caller, Subscription subscription, ChangePlanRequest request) {
        var main = subscription.main();
        if (request.planId() == null && request.planSlug() == null) {
            var quantity = request.quantity() == null ? main.quantity() : request.quantity();
            var unitPrice = request.unitPrice() == null ? main.unitPrice() : request.unitPrice();
            requireCurrency(subscription, unitPrice);
            return Mono.just(new Item(main.id(), main.plan(), quantity, unitPrice, null));
        }
        return item(
                caller,
                subscription,
                main.id(),
                request.planId(),
                request.planSlug(),
                request.quantity(),
                request.unitPrice(),
                main.quantity());
    }

    private Mono<Item> addOn(Caller caller, Subscription subscription, AddOnRequest request) {
        return item(
                        caller,
                        subscription,
                        Ids.next(),
                        request.planId(),
                        null,
                        request.quantity(),
                        request.unitPrice(),
                        1)
                .doOnNext(item -> {
                    if (!item.plan().interval().equals(subscription.interval())) {
                        throw Problem.invalid("/planId", "must have the billing period of the subscription");
                    }
                });
    }

    private Mono<Item> item(
            Caller caller,
            Subscription subscription,
            UUID item,
            @Nullable UUID plan,
            @Nullable String slug,
            @Nullable Long quantity,
            @Nullable Money unitPrice,
            long usual) {
        return catalog.entry(caller.store(), plan, slug, subscription.parties().customerId(), List.of())
                .zipWhen(_ -> subscriptions.facts(caller.store(), List.of()))
                .map(known -> new Terms(known.getT1(), known.getT2(), Terms.pointer(plan, slug))
                        .item(item, subscription, quantity, unitPrice, usual));
    }

    private static List<Item> withMain(Subscription subscription, Item main) {
        var items = new ArrayList<>(subscription.items());
        items.set(0, main);
        return List.copyOf(items);
    }

    private static List<Item> plus(Subscription subscription, Item addOn) {
        var items = new ArrayList<>(subscription.items());
        items.add(addOn);
        return List.copyOf(items);
    }

    private static List<Item> without(Subscription subscription, UUID item) {
        var rest = subscription.items().stream()
                .filter(one -> !one.id().equals(item))
                .toList();
        if (rest.size() == subscription.items().size()
                || subscription.main().id().equals(item)) {
            throw Problem.notFound("add-on", item);
        }
        return rest;
    }

    private static void requireCurrency(Subscription subscription, @Nullable Money price) {
        if (price != null && !price.currency().equals(subscription.currency())) {
            throw Problem.invalid("/unitPrice/currency", "must be " + subscription.currency());
        }
    }
}
