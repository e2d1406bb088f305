package dev.saldo.platform.registry;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.platform.PlatformChanged;
import dev.saldo.contracts.platform.PlatformRegistered;
import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Problem;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.LotPolicy;
import dev.saldo.platform.lot.LotRepository;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Registers platforms and keeps them up to date. */
@Service
class Platforms {

    private final PlatformRepository repository;
    private final LotRepository lots;
    private final Outbox outbox;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final StoreClock clock;

    Platforms(
            PlatformRepository repository,
            LotRepository lots,
            Outbox outbox,
            Audit audit,
            TransactionalOperator transaction,
            StoreClock clock) {
        this.repository = repository;
        this.lots = lots;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<Platform> register(Caller caller, PlatformSettings settings) {
        var id = Ids.next();
        return clock.now(caller.store())
                .flatMap(now -> repository.add(caller.store(), id, settings, now))
                .then(Mono.defer(() -> repository.find(caller.store(), id)))
                .delayUntil(platform -> outbox.append(registered(platform)))
                .as(transaction::transactional);
    }

    /** @param precondition sees the platform as it is before the change, and may refuse it */
    Mono<Platform> change(
            Caller caller, UUID id, UnaryOperator<Platform> precondition, UnaryOperator<PlatformSettings> patch) {
        return locked(caller, id)
                .map(precondition)
                .doOnNext(Platforms::requireInUse)
                .delayUntil(platform -> audit.was(PlatformView.of(platform)))
                .flatMap(platform -> change(platform, patch.apply(platform.settings())))
                .as(transaction::transactional);
    }

    /** Deleting what is deleted, like restoring what is in use, changes nothing. */
    Mono<Platform> setDeleted(Caller caller, UUID id, UnaryOperator<Platform> precondition, boolean deleted) {
        return locked(caller, id)
                .map(precondition)
                .flatMap(before -> deleted(before, deleted).delayUntil(after -> audited(before, after)))
                .as(transaction::transactional);
    }

    private Mono<Platform> locked(Caller caller, UUID id) {
        return repository.lock(caller.store(), id).switchIfEmpty(Mono.error(() -> Problem.notFound("platform", id)));
    }

    private static void requireInUse(Platform platform) {
        if (platform.status() == PlatformStatus.DELETED) {
            throw Problem.conflict("platform-deleted", "The platform is deleted: restore it before you change it.");
        }
    }

    private Mono<Platform> change(Platform platform, PlatformSettings settings) {
        return switch (Change.of(platform.account(), settings.unit(), settings.overdraft())) {
            case ALLOWED ->
                clock.now(platform.store())
                        .flatMap(now -> repository.save(platform.store(), platform.id(), settings, now))
                        .then(rearranged(platform.account(), settings.policy()))
                        .then(announced(platform));
            case CURRENCY_FIXED ->
                Mono.error(Problem.conflict(
                        "currency-fixed", "The platform has movements or holds in " + platform.currency() + "."));
            case OVERDRAFT_IN_USE ->
                Mono.error(Problem.conflict(
                                "overdraft-in-use", "The balance, less what is held, is below the new overdraft limit.")
                        .with("balance", platform.account().balance()));
        };
    }

    private Mono<Void> rearranged(Account account, LotPolicy policy) {
        var before = account.costing().policy();
        return before == policy ? Mono.empty() : lots.rearrange(account.key(), before, policy);
    }

    private Mono<Platform> deleted(Platform platform, boolean deleted) {
        return (platform.deletedAt() != null) == deleted ? Mono.just(platform) : saveDeletion(platform, deleted);
    }

    /** A deletion is not answered with a view, so the audit is told what became of the platform. */
    private Mono<Void> audited(Platform before, Platform after) {
        return audit.wrote(after.id(), after.version(), PlatformView.of(before), PlatformView.of(after));
    }

    private Mono<Platform> saveDeletion(Platform platform, boolean deleted) {
        return clock.now(platform.store())
                .flatMap(now -> repository.saveDeletion(platform, deleted ? now : null, now))
                .then(announced(platform));
    }

    private Mono<Platform> announced(Platform before) {
        return Mono.defer(() -> repository.find(before.store(), before.id()))
                .delayUntil(platform -> outbox.append(changed(platform)));
    }

    private static OutboxMessage registered(Platform platform) {
        var body = new PlatformRegistered(
                platform.id(),
                platform.name(),
                platform.currency(),
                platform.status().name(),
                platform.account().overdraftLimit(),
                platform.version(),
                platform.marginFloor());
        return OutboxMessage.of(Topics.PLATFORM_REGISTERED, platform.store(), platform.id(), body);
    }

    private static OutboxMessage changed(Platform platform) {
        var body = new PlatformChanged(
                platform.id(),
                platform.name(),
                platform.currency(),
                platform.status().name(),
                platform.account().overdraftLimit(),
                platform.version(),
                platform.marginFloor());
        return OutboxMessage.of(Topics.PLATFORM_CHANGED, platform.store(), platform.id(), body);
    }
}
