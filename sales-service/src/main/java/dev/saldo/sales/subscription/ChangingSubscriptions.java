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
import dev.saldo.sales.tariff.TaxTerm;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Prepares what is asked of the items of subscriptions, before the transaction. */
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

    Mono<Wish> wish(Caller caller, UUID id, ChangePlanRequest request) {
        var when = when(request.when(), "/when");
        var mode = ChangeRequests.proration(request.proration(), "/proration");
        var direction = ChangeRequests.direction(request.direction());
        if (request.isEmpty()) {
            return Mono.error(
                    () -> Problem.invalid("", "must have planId, planSlug, quantity or unitPrice: what is to change"));
        }
        return found(caller, id)
                .flatMap(kept -> main(caller, kept.subscription(), request))
                .map(main -> new Wish.Change(main, when, mode, direction));
    }

    Mono<Wish> wish(Caller caller, UUID id, AddOnRequest request) {
        var when = when(request.when(), "/when");
        var mode = ChangeRequests.proration(request.proration(), "/proration");
        if (request.planId() == null) {
            return Mono.error(() -> Problem.invalid("/planId", ChangeRequests.REQUIRED));
        }
        return found(caller, id)
                .flatMap(kept -> addOn(caller, kept.subscription(), request))
                .map(addOn -> new Wish.AddOn(addOn, when, mode));
    }

    Mono<Wish> removal(Caller caller, UUID id, UUID item, @Nullable String when, @Nullable String proration) {
        var removal = new Wish.Removal(item, when(when, "?when"), ChangeRequests.proration(proration, "?proration"));
        return found(caller, id).map(_ -> removal);
    }

    Mono<Wish> wish(Caller caller, UUID id, OneTimeRequest request) {
        var ids = request.taxIds();
        return found(caller, id)
                .map(kept -> request.wish(kept.subscription().currency()))
                .flatMap(oneTime ->
                        ids == null ? Mono.just(oneTime) : taxes(caller, ids).map(oneTime::taxed));
    }

    private Mono<List<TaxTerm>> taxes(Caller caller, List<UUID> ids) {
        return learning.taxes(caller.store(), ids)
                .then(Mono.defer(() -> taxes.of(caller.store(), ids)))
                .map(found -> {
                    if (found.size() < ids.size()) {
                        throw Problem.invalid("/taxIds", "names a tax that is not known");
                    }
                    return found.stream().map(CatalogContract::tax).toList();
                });
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
            ChangeRequests.requireCurrency(subscription.currency(), unitPrice);
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

    private static Wish.When when(@Nullable String when, String pointer) {
        return Wish.When.of(Moments.of(when, new Moment.Now(), pointer));
    }
}
