package dev.saldo.sales.plan;

import dev.saldo.contracts.catalog.DiscountChanged;
import dev.saldo.contracts.catalog.PlanChanged;
import dev.saldo.contracts.catalog.TaxChanged;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Comes to know what no event has told yet, because it may be on its way: what is not known here is asked of catalog,
 * and kept until an event knows better. Talks to another service, so call it before the transaction.
 */
@Service
public class Learning {

    private static final int QUESTIONS_AT_ONCE = 8;

    private final CatalogAnswers catalog;
    private final Plans plans;
    private final Taxes taxes;
    private final Discounts discounts;

    Learning(CatalogAnswers catalog, Plans plans, Taxes taxes, Discounts discounts) {
        this.catalog = catalog;
        this.plans = plans;
        this.taxes = taxes;
        this.discounts = discounts;
    }

    /** Of plans, and the taxes on them. */
    public Mono<Void> plans(UUID store, Set<UUID> ids) {
        return ids.isEmpty()
                ? Mono.empty()
                : plans.findAll(store, ids)
                        .flatMap(known -> known.size() == ids.size() ? Mono.just(known) : learned(store, ids, known))
                        .flatMap(known -> taxes(store, taxIds(known.values())));
    }

    private Mono<Map<UUID, PlanChanged>> learned(UUID store, Set<UUID> ids, Map<UUID, PlanChanged> known) {
        return asked(without(ids, known.keySet()), catalog::plan)
                .concatMap(plan -> plans.learn(store, plan))
                .then(Mono.defer(() -> plans.findAll(store, ids)));
    }

    /** Of a plan by its slug, and the taxes on it. */
    public Mono<Void> plan(UUID store, String slug) {
        return plans.findBySlug(store, slug)
                .switchIfEmpty(Mono.defer(() -> catalog.plan(slug).delayUntil(plan -> plans.learn(store, plan))))
                .flatMap(plan -> taxes(store, taxIds(List.of(plan))));
    }

    public Mono<Void> taxes(UUID store, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Mono.empty()
                : taxes.of(store, ids)
                        .map(known -> known.stream().map(TaxChanged::taxId).collect(Collectors.toSet()))
                        .flatMapMany(known -> asked(without(ids, known), catalog::tax))
                        .concatMap(tax -> taxes.learn(store, tax))
                        .then();
    }

    /** Of discounts by their codes, however they are typed. */
    public Mono<Void> coupons(UUID store, Collection<String> codes) {
        var capitals = codes.stream()
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .toList();
        return codes.isEmpty()
                ? Mono.empty()
                : discounts
                        .byCodes(store, capitals)
                        .map(known -> known.stream()
                                .map(DiscountChanged::code)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()))
                        .flatMapMany(known -> asked(without(capitals, known), catalog::coupon))
                        .concatMap(coupon -> discounts.learn(store, coupon))
                        .then();
    }

    private static <K, T> Flux<T> asked(Set<K> unknown, Function<K, Mono<T>> question) {
        return Flux.fromIterable(unknown).flatMap(question, QUESTIONS_AT_ONCE);
    }

    private static <K> Set<K> without(Collection<K> wanted, Set<K> known) {
        var unknown = new HashSet<>(wanted);
        unknown.removeAll(known);
        return unknown;
    }

    private static Set<UUID> taxIds(Collection<PlanChanged> plans) {
        return plans.stream()
                .flatMap(plan -> plan.versions().stream())
                .flatMap(version -> version.taxIds().stream())
                .collect(Collectors.toSet());
    }
}
