package dev.saldo.sales.subscription;

import static java.util.stream.Collectors.toMap;

import dev.saldo.sales.copy.Assortment;
import dev.saldo.sales.copy.Choice;
import dev.saldo.sales.copy.Copies;
import dev.saldo.sales.margin.Breach;
import dev.saldo.sales.margin.MarginLine;
import dev.saldo.sales.margin.MarginPolicy;
import dev.saldo.sales.margin.Margins;
import dev.saldo.sales.policy.BelowMarginFloor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks whether what is agreed on is under its margin floor; asks the database nothing where no price is settled. */
@Component
class MarginGuard {

    private final Copies copies;
    private final MarginPolicy policy;

    MarginGuard(Copies copies, MarginPolicy policy) {
        this.copies = copies;
        this.policy = policy;
    }

    Mono<List<Breach>> breaches(Step step, Facts facts) {
        var before = step.before();
        return breaches(before.store(), List.of(step), facts).map(found -> found.getOrDefault(before.id(), List.of()));
    }

    /** Of steps of many subscriptions of one store, by subscription; those without any are left out. */
    Mono<Map<UUID, List<Breach>>> breaches(UUID store, List<Step> steps, Facts facts) {
        var agreed = steps.stream()
                .collect(toMap(step -> step.before().id(), step -> new Agreed(step, AgreedLines.of(step, facts))));
        var lines =
                agreed.values().stream().flatMap(one -> one.lines().stream()).toList();
        return lines.isEmpty()
                ? Mono.just(Map.of())
                : copies.known(store, choices(lines)).map(known -> breaches(known, agreed));
    }

    private record Agreed(Step step, List<MarginLine> lines) {

        List<Breach> breaches(Assortment known) {
            return new Margins(known, step.before().bindingApproval()).breaches(lines);
        }
    }

    private static Map<UUID, List<Breach>> breaches(Assortment known, Map<UUID, Agreed> agreed) {
        var breaches = new HashMap<UUID, List<Breach>>();
        agreed.forEach((id, one) -> breaches.put(id, one.breaches(known)));
        breaches.values().removeIf(List::isEmpty);
        return breaches;
    }

    Mono<BelowMarginFloor> choice(UUID store) {
        return policy.of(store);
    }

    /** Fails with a problem where nobody may approve anything. */
    Mono<Void> requireApprovals(UUID store) {
        return policy.requireApprovals(store);
    }

    private static List<Choice> choices(List<MarginLine> lines) {
        return lines.stream()
                .map(line -> new Choice(line.productId(), line.platformId()))
                .distinct()
                .toList();
    }
}
