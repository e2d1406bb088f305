package dev.saldo.sales.subscription;

import dev.saldo.sales.copy.Choice;
import dev.saldo.sales.copy.Copies;
import dev.saldo.sales.margin.Breach;
import dev.saldo.sales.margin.MarginLine;
import dev.saldo.sales.margin.MarginPolicy;
import dev.saldo.sales.margin.Margins;
import dev.saldo.sales.policy.BelowMarginFloor;
import java.util.List;
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
        var lines = AgreedLines.of(step, facts);
        return lines.isEmpty()
                ? Mono.just(List.of())
                : copies.known(before.store(), choices(lines))
                        .map(known -> new Margins(known, before.bindingApproval()).breaches(lines));
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
