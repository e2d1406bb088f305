package dev.saldo.sales.subscription;

import dev.saldo.contracts.catalog.PlanChanged;
import dev.saldo.contracts.catalog.PlanChanged.PlanVersion;
import dev.saldo.contracts.catalog.TaxChanged;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.sales.customer.Customers;
import dev.saldo.sales.plan.CopyKey;
import dev.saldo.sales.plan.Learning;
import dev.saldo.sales.plan.Plans;
import dev.saldo.sales.plan.Taxes;
import dev.saldo.sales.pricing.SoldPlan;
import dev.saldo.sales.tariff.CatalogContract;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** What customers would begin with now, if they bought plans. Asks nothing where no plan is named. */
@Service
public class PlanOffers {

    private final Plans plans;
    private final Taxes taxes;
    private final Learning learning;
    private final Customers customers;
    private final FactsReader facts;

    PlanOffers(Plans plans, Taxes taxes, Learning learning, Customers customers, FactsReader facts) {
        this.plans = plans;
        this.taxes = taxes;
        this.learning = learning;
        this.customers = customers;
        this.facts = facts;
    }

    /** The plans a sale names. */
    public record Wanted(UUID saleId, UUID store, UUID customerId, Set<UUID> planIds) {}

    private record Known(
            Map<UUID, PlanChanged> plans,
            Map<UUID, TaxChanged> taxes,
            Map<UUID, Customer> customers,
            Map<UUID, Facts> facts) {

        Map<UUID, SoldPlan> offered(Wanted wanted) {
            var offered = new HashMap<UUID, SoldPlan>();
            for (var id : wanted.planIds()) {
                var plan = plans.get(id);
                var version = PlanContract.newest(plan);
                if (plan != null && version != null) {
                    offered.put(id, sold(plan, version, wanted));
                }
            }
            return offered;
        }

        private SoldPlan sold(PlanChanged plan, PlanVersion version, Wanted wanted) {
            var today = Objects.requireNonNull(facts.get(wanted.store())).today();
            var applying = PlanContract.taxes(version, taxes.values(), customers.get(wanted.customerId()));
            return new SoldPlan(
                    plan.planId(),
                    version.number(),
                    plan.productId(),
                    PlanContract.isOnSale(plan, today),
                    version.prices().stream().map(CatalogContract::tariff).toList(),
                    version.minimumQuantity(),
                    version.trialDays(),
                    !applying.isEmpty(),
                    supply(version));
        }

        private static SoldPlan.@Nullable Supply supply(PlanVersion version) {
            var supply = version.supply();
            return supply == null ? null : new SoldPlan.Supply(supply.platformId(), supply.buyingPrice());
        }
    }

    /** Those that are published, by id. Asks catalog for what is not known here, so call it before the transaction. */
    public Mono<Map<UUID, SoldPlan>> learn(UUID store, UUID customer, Set<UUID> planIds) {
        return learning.plans(store, planIds)
                .then(Mono.defer(() -> of(List.of(new Wanted(customer, store, customer, planIds)))))
                .map(offered -> offered.getOrDefault(customer, Map.of()));
    }

    /** The same for many sales: by sale, without those that name no plan. */
    public Mono<Map<UUID, Map<UUID, SoldPlan>>> of(List<Wanted> sales) {
        var wanted = sales.stream().filter(sale -> !sale.planIds().isEmpty()).toList();
        return wanted.isEmpty()
                ? Mono.just(Map.of())
                : plans.findAll(keys(wanted))
                        .flatMap(found -> known(wanted, found))
                        .map(known -> wanted.stream().collect(Collectors.toMap(Wanted::saleId, known::offered)));
    }

    private Mono<Known> known(List<Wanted> wanted, Map<UUID, PlanChanged> found) {
        var stores = wanted.stream().map(Wanted::store).toList();
        return facts.ofStores(Set.copyOf(stores))
                .zipWhen(_ -> taxes.findAll(taxKeys(wanted, found)))
                .zipWhen(_ -> customers.snapshots(
                        stores, wanted.stream().map(Wanted::customerId).toList()))
                .map(known -> new Known(
                        found,
                        known.getT1().getT2(),
                        known.getT2(),
                        known.getT1().getT1()));
    }

    private static Set<CopyKey> keys(Collection<Wanted> wanted) {
        return wanted.stream()
                .flatMap(sale -> sale.planIds().stream().map(plan -> new CopyKey(sale.store(), plan)))
                .collect(Collectors.toSet());
    }

    private static Set<CopyKey> taxKeys(Collection<Wanted> wanted, Map<UUID, PlanChanged> found) {
        return keys(wanted).stream()
                .filter(key -> found.containsKey(key.id()))
                .flatMap(key -> Objects.requireNonNull(found.get(key.id())).versions().stream()
                        .flatMap(version -> version.taxIds().stream())
                        .map(tax -> new CopyKey(key.store(), tax)))
                .collect(Collectors.toSet());
    }
}
