package dev.saldo.sales.subscription;

import dev.saldo.contracts.catalog.DiscountChanged;
import dev.saldo.contracts.catalog.PlanChanged;
import dev.saldo.contracts.catalog.TaxChanged;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.sales.copy.Choice;
import dev.saldo.sales.copy.Copies;
import dev.saldo.sales.copy.ProductCopy;
import dev.saldo.sales.customer.Customers;
import dev.saldo.sales.plan.Discounts;
import dev.saldo.sales.plan.Learning;
import dev.saldo.sales.plan.Plans;
import dev.saldo.sales.plan.Taxes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Looks up what a plan is sold with: its taxes, its product, its discounts, and who would buy it. */
@Service
class Catalog {

    private final Plans plans;
    private final Taxes taxes;
    private final Discounts discounts;
    private final Learning learning;
    private final Copies copies;
    private final Customers customers;

    Catalog(Plans plans, Taxes taxes, Discounts discounts, Learning learning, Copies copies, Customers customers) {
        this.plans = plans;
        this.learning = learning;
        this.taxes = taxes;
        this.discounts = discounts;
        this.copies = copies;
        this.customers = customers;
    }

    /**
     * What is known of a plan for a customer.
     *
     * @param product null when it is not known
     * @param customer null when there is none to sell to
     * @param discounts the coupons that were named and exist, and those that apply by themselves
     */
    record Entry(
            @Nullable PlanChanged plan,
            List<TaxChanged> taxes,
            @Nullable ProductCopy product,
            @Nullable Customer customer,
            List<DiscountChanged> discounts) {}

    /**
     * Asks other services for what is not known here, so call it before the transaction.
     *
     * @param slug where the id is null
     */
    Mono<Entry> entry(UUID store, @Nullable UUID planId, @Nullable String slug, UUID customer, List<String> coupons) {
        return learned(store, planId, slug)
                .then(Mono.defer(() -> learning.coupons(store, coupons)))
                .then(Mono.defer(() -> plan(store, planId, slug)))
                .zipWhen(plan -> customer(store, customer))
                .zipWhen(_ -> discounts(store, coupons))
                .flatMap(known ->
                        withPlan(store, known.getT1().getT1(), known.getT1().getT2(), known.getT2()));
    }

    private Mono<Void> learned(UUID store, @Nullable UUID id, @Nullable String slug) {
        if (id != null) {
            return learning.plans(store, Set.of(id));
        }
        return slug == null ? Mono.empty() : learning.plan(store, slug);
    }

    private Mono<Entry> withPlan(
            UUID store, Optional<PlanChanged> plan, Optional<Customer> customer, List<DiscountChanged> found) {
        if (plan.isEmpty()) {
            return Mono.just(new Entry(null, List.of(), null, customer.orElse(null), found));
        }
        var product = plan.get().productId();
        return taxes.of(store, taxIds(plan.get()))
                .zipWhen(_ -> copies.learn(store, List.of(new Choice(product, null))))
                .map(known -> new Entry(
                        plan.get(), known.getT1(), known.getT2().product(product), customer.orElse(null), found));
    }

    private Mono<Optional<PlanChanged>> plan(UUID store, @Nullable UUID id, @Nullable String slug) {
        if (id != null) {
            return plans.find(store, id).singleOptional();
        }
        return slug == null
                ? Mono.just(Optional.empty())
                : plans.findBySlug(store, slug).singleOptional();
    }

    private Mono<Optional<Customer>> customer(UUID store, UUID id) {
        return customers
                .present(store, id)
                .filter(present -> present)
                .flatMap(_ -> customers.snapshots(List.of(store), List.of(id)))
                .mapNotNull(found -> found.get(id))
                .singleOptional();
    }

    private Mono<List<DiscountChanged>> discounts(UUID store, List<String> coupons) {
        return discounts
                .byCodes(store, coupons)
                .zipWhen(_ -> discounts.automatic(store))
                .map(found -> {
                    var all = new ArrayList<>(found.getT1());
                    all.addAll(found.getT2());
                    return List.copyOf(all);
                });
    }

    private static Set<UUID> taxIds(PlanChanged plan) {
        return plan.versions().stream()
                .flatMap(version -> version.taxIds().stream())
                .collect(Collectors.toSet());
    }
}
