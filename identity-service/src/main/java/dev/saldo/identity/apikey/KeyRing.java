package dev.saldo.identity.apikey;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.access.Role;
import dev.saldo.contracts.identity.ApiKeyRevoked;
import dev.saldo.identity.authority.Authority;
import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The keys of all stores, for those who need no leave: the exchange of tokens, new stores, the bootstrap. */
@Service
public class KeyRing {

    /** A key as it is handed over, this once. */
    public record HandedOver(UUID id, ApiKeyText text, String prefix) {}

    private static final Logger log = LoggerFactory.getLogger(KeyRing.class);
    private static final String AGGREGATE = "api-key";
    private static final Duration KEPT_TO = Duration.ofMinutes(1);

    private final ApiKeyRepository repository;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    KeyRing(ApiKeyRepository repository, Outbox outbox, Audit audit, Clock clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the key opens; empty when it is unknown, expired or revoked. */
    public Mono<OpenedKey> open(ApiKeyText text) {
        var now = Times.now(clock);
        return repository.open(text, now).delayUntil(key -> wasUsedAround(key, now) ? Mono.empty() : noted(key, now));
    }

    private static boolean wasUsedAround(OpenedKey key, Instant now) {
        var last = key.lastUsedAt();
        return last != null && last.plus(KEPT_TO).isAfter(now);
    }

    /** Nobody is kept out because this cannot be written down. */
    private Mono<Void> noted(OpenedKey key, Instant now) {
        return repository
                .used(key.store(), key.id(), now)
                .doOnError(failure -> log.warn("the use of an API key was not noted: {}", failure.toString()))
                .onErrorComplete();
    }

    /** An owner key; joins its caller's transaction. */
    public Mono<HandedOver> addOwnerKey(UUID store, String name, ApiKeyText text, String createdBy) {
        var authority = Authority.of(Role.OWNER, null);
        var key = ApiKey.made(store, name, text, authority, null, createdBy, Times.now(clock));
        return repository
                .add(key, text)
                .then(audit.did(
                        store,
                        createdBy,
                        "identity.make-owner-key",
                        AGGREGATE,
                        key.id(),
                        null,
                        ApiKeyView.of(key, key.createdAt())))
                .thenReturn(new HandedOver(key.id(), text, key.prefix()));
    }

    /** Revokes every key that this subject made; joins its caller's transaction. */
    public Mono<Void> revokeMadeBy(UUID store, String createdBy) {
        var now = Times.now(clock);
        return revoke(repository.lockMadeBy(store, createdBy, now), createdBy, "identity.reset-owner-key", now);
    }

    /** Revokes every key that belongs to this customer; joins its caller's transaction. */
    public Mono<Void> revokeOfCustomer(UUID store, UUID customer) {
        var now = Times.now(clock);
        return revoke(repository.lockOfCustomer(store, customer), Caller.SYSTEM, "identity.forget-customer", now);
    }

    private Mono<Void> revoke(Flux<ApiKey> locked, String subject, String operation, Instant now) {
        return locked.collectList()
                .flatMapIterable(keys -> keys)
                .concatMap(key -> revoke(key, now)
                        .then(Mono.defer(() -> repository.find(key.store(), key.id())))
                        .flatMap(after -> audit.did(
                                key.store(),
                                subject,
                                operation,
                                AGGREGATE,
                                key.id(),
                                ApiKeyView.of(key, now),
                                ApiKeyView.of(after, now))))
                .then();
    }

    /** Ends the key at once and says so. */
    Mono<Void> revoke(ApiKey key, Instant now) {
        var revoked = new ApiKeyRevoked(key.id(), key.prefix(), now);
        return repository
                .revoke(key, now)
                .then(Mono.defer(
                        () -> outbox.append(OutboxMessage.of(Topics.API_KEY_REVOKED, key.store(), key.id(), revoked))));
    }
}
