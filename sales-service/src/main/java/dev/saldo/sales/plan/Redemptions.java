package dev.saldo.sales.plan;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

import dev.saldo.contracts.catalog.DiscountChanged;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Uses discounts, none more often than it may be. Part of the caller's transaction. */
@Service
public class Redemptions {

    private final RedemptionRepository repository;

    Redemptions(RedemptionRepository repository) {
        this.repository = repository;
    }

    /** A discount that may not be used once more. */
    public record Refusal(UUID discountId, Reason reason) {}

    /** Which limit stands in the way. */
    public enum Reason {
        /** By all customers together it was used as often as it may be. */
        EXHAUSTED,
        /** The customer has used it before. */
        USED_BEFORE;

        /** The stable code clients see. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Uses the discounts for a sale or subscription; one it has used already stays used and counts once. Those that are
     * not refused are used even if others are: who gives up because of a refusal has to roll back.
     */
    public Mono<List<Refusal>> redeem(
            UUID store, Collection<DiscountChanged> discounts, UUID customer, UUID subject, Instant now) {
        if (discounts.isEmpty()) {
            return Mono.just(List.of());
        }
        var wanted = discounts.stream().distinct().toList();
        var ids = wanted.stream().map(DiscountChanged::discountId).toList();
        var limited = wanted.stream()
                .collect(partitioningBy(Redemptions::isLimited, mapping(DiscountChanged::discountId, toList())));
        return repository
                .lock(store, limited.getOrDefault(true, List.of()))
                .then(Mono.defer(() -> repository.forget(store, limited.getOrDefault(false, List.of()))))
                .then(Mono.defer(() -> repository.uses(store, ids, customer, subject)))
                .map(uses -> Admission.of(wanted, uses))
                .flatMap(admission -> repository
                        .save(store, admission.admitted(), customer, subject, now)
                        .thenReturn(admission.refusals()));
    }

    private static boolean isLimited(DiscountChanged discount) {
        return discount.usageLimit() != null || discount.oncePerCustomer();
    }

    /** Gives back what a draft that was thrown away has used. */
    public Mono<Void> release(UUID store, UUID subject) {
        return release(List.of(store), List.of(subject));
    }

    /** The same for many, each in its own store. */
    public Mono<Void> release(List<UUID> stores, List<UUID> subjects) {
        return subjects.isEmpty()
                ? Mono.empty()
                : repository.lockUsed(stores, subjects).then(Mono.defer(() -> repository.delete(stores, subjects)));
    }
}
