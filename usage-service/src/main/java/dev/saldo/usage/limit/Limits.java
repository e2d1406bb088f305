package dev.saldo.usage.limit;

import dev.saldo.contracts.identity.StoreChanged;
import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.store.Stores;
import dev.saldo.kit.web.Problem;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Sets limits and takes them away. */
@Service
class Limits {

    private final LimitRepository repository;
    private final Stores stores;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final StoreClock clock;

    Limits(
            LimitRepository repository,
            Stores stores,
            Audit audit,
            TransactionalOperator transaction,
            StoreClock clock) {
        this.repository = repository;
        this.stores = stores;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param version the one that the caller wants to replace; null for whichever there is, or none */
    Mono<LimitView> set(MeterKey meter, SetLimitRequest wanted, @Nullable Long version) {
        return present(meter, version)
                .flatMap(found -> view(found).flatMap(audit::was))
                .then(Mono.defer(() -> zone(meter.store())))
                .flatMap(zone -> save(meter, wanted.limit(zone)))
                .as(transaction::transactional);
    }

    Mono<Void> delete(MeterKey meter, @Nullable Long version) {
        return present(meter, version)
                .switchIfEmpty(Mono.error(() -> MeterPath.notFound("limit", meter)))
                .delayUntil(found -> view(found).flatMap(view -> audit.wrote(found.id(), found.version(), view, null)))
                .flatMap(repository::delete)
                .as(transaction::transactional);
    }

    private Mono<StoredLimit> present(MeterKey meter, @Nullable Long version) {
        return repository
                .lock(meter)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .filter(found ->
                        version == null || found.map(StoredLimit::version).equals(Optional.of(version)))
                .switchIfEmpty(Mono.error(Problem::stale))
                .flatMap(Mono::justOrEmpty);
    }

    private Mono<LimitView> save(MeterKey meter, Limit limit) {
        return clock.now(meter.store())
                .flatMap(now -> repository.save(Ids.next(), meter, limit, now).map(saved -> LimitView.of(saved, now)));
    }

    /** The store's calendar is kept with the limit: two replicas must never count in different periods. */
    private Mono<ZoneId> zone(UUID store) {
        return stores.find(store)
                .map(StoreChanged::timeZone)
                .map(Limits::zoneNamed)
                .defaultIfEmpty(ZoneOffset.UTC);
    }

    private static ZoneId zoneNamed(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }

    private Mono<LimitView> view(StoredLimit limit) {
        return clock.now(limit.meter().store()).map(now -> LimitView.of(limit, now));
    }
}
