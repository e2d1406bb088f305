package dev.saldo.sales.subscription;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.saldo.contracts.catalog.PlanChanged;
import dev.saldo.kit.id.Ids;
import dev.saldo.money.Money;
import dev.saldo.sales.plan.CopyKey;
import dev.saldo.sales.plan.Plans;
import dev.saldo.sales.subscription.StepWriter.Beginning;
import dev.saldo.sales.subscription.StepWriter.Walk;
import dev.saldo.sales.subscription.SubscriptionRow.Kept;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Subscriptions that are bought with a sale, which bills their first period. Needs a transaction. */
@Service
public class SoldSubscriptions {

    private final Plans plans;
    private final FactsReader facts;
    private final SubscriptionRepository repository;
    private final StepWriter writer;

    SoldSubscriptions(Plans plans, FactsReader facts, SubscriptionRepository repository, StepWriter writer) {
        this.plans = plans;
        this.facts = facts;
        this.repository = repository;
        this.writer = writer;
    }

    /**
     * One line of a sale.
     *
     * @param planVersion the one that was agreed
     * @param unitPrice of one for one period
     * @param agreed whether that was agreed instead of the plan's price, so that it counts for all periods
     * @param actor who confirmed the sale
     */
    public record SoldLine(
            UUID store,
            UUID saleId,
            UUID customerId,
            UUID planId,
            int planVersion,
            @Nullable String sku,
            long quantity,
            Money unitPrice,
            boolean agreed,
            String actor) {

        private CopyKey planKey() {
            return new CopyKey(store, planId);
        }
    }

    /** One for each line, from today on. */
    public Mono<Void> begin(List<SoldLine> lines) {
        if (lines.isEmpty()) {
            return Mono.empty();
        }
        var counts = lines.stream().collect(groupingBy(SoldLine::store, counting()));
        return facts.ofStores(counts.keySet())
                .zipWhen(
                        _ -> plans.findAll(lines.stream().map(SoldLine::planKey).collect(Collectors.toSet())))
                .zipWhen(_ -> repository.nextNumbers(counts))
                .map(known ->
                        beginnings(lines, known.getT1().getT1(), known.getT1().getT2(), first(known.getT2(), counts)))
                .flatMap(writer::begun);
    }

    /** At once, without credit; those that are over stay as they are. */
    public Mono<Void> cancel(UUID store, List<UUID> subscriptions, String actor, @Nullable String reason) {
        return repository
                .lock(Collections.nCopies(subscriptions.size(), store), subscriptions)
                .filter(found -> !found.isEmpty())
                .flatMap(found -> facts.of(
                                found.stream().map(Kept::subscription).toList())
                        .map(known -> found.stream()
                                .map(kept -> cancelled(kept, Objects.requireNonNull(known.get(store)), actor, reason))
                                .filter(Objects::nonNull)
                                .toList()))
                .flatMap(walks -> writer.walked(walks, false));
    }

    private static @Nullable Walk cancelled(Kept kept, Facts known, String actor, @Nullable String reason) {
        var decision = new Acts(kept.subscription(), known, actor).cancel(new Moment.Now(), false, reason);
        return switch (decision) {
            case Decision.Accepted(var step) -> new Walk(kept, List.of(step), known);
            case Decision.Refused _ -> null;
        };
    }

    private static Map<UUID, Long> first(Map<UUID, Long> last, Map<UUID, Long> counts) {
        var first = new HashMap<UUID, Long>();
        counts.forEach((store, count) -> first.put(store, Objects.requireNonNull(last.get(store)) - count + 1));
        return first;
    }

    /** @param numbers the next one by store, counted up on the way */
    private static List<Beginning> beginnings(
            List<SoldLine> lines, Map<UUID, Facts> facts, Map<UUID, PlanChanged> plans, Map<UUID, Long> numbers) {
        var beginnings = new ArrayList<Beginning>();
        for (var line : lines) {
            var number = Objects.requireNonNull(numbers.get(line.store()));
            numbers.put(line.store(), number + 1);
            var known = Objects.requireNonNull(facts.get(line.store()));
            var terms = terms(line, Objects.requireNonNull(plans.get(line.planId())));
            beginnings.add(begun(line, Subscription.numbered(number), terms, known));
        }
        return List.copyOf(beginnings);
    }

    private static Beginning begun(SoldLine line, String number, PlanTerms terms, Facts known) {
        var item = new Item(Ids.next(), terms, line.quantity(), line.agreed() ? line.unitPrice() : null, null);
        var sold = Subscription.sold(
                line.store(),
                Ids.next(),
                number,
                line.saleId(),
                Parties.of(line.customerId()),
                line.unitPrice().currency(),
                item,
                known);
        var price = line.unitPrice().times(line.quantity());
        var step = new Lifecycle(sold, known, line.actor())
                .startPaid(price, line.saleId().toString());
        return new Beginning(sold, step, known);
    }

    /** No tax applied when it was sold, so none does later. */
    private static PlanTerms terms(SoldLine line, PlanChanged plan) {
        var version = plan.versions().stream()
                .filter(one -> one.number() == line.planVersion())
                .findFirst()
                .orElseThrow();
        var price = version.prices().stream()
                .filter(one -> one.currency().equals(line.unitPrice().currency().getCurrencyCode()))
                .findFirst()
                .orElseThrow();
        return PlanContract.terms(plan, version, price, line.sku(), List.of());
    }
}
