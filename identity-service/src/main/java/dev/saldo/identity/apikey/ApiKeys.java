package dev.saldo.identity.apikey;

import dev.saldo.identity.authority.Owners;
import dev.saldo.identity.authority.Subjects;
import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Makes, rotates and revokes the keys of a store. Joins its caller's transaction. */
@Service
class ApiKeys {

    private final ApiKeyRepository repository;
    private final KeyRing ring;
    private final Owners owners;
    private final Audit audit;
    private final Clock clock;

    ApiKeys(ApiKeyRepository repository, KeyRing ring, Owners owners, Audit audit, Clock clock) {
        this.repository = repository;
        this.ring = ring;
        this.owners = owners;
        this.audit = audit;
        this.clock = clock;
    }

    Mono<NewApiKeyView> make(Caller caller, MakeApiKeyRequest request) {
        var now = Times.now(clock);
        var text = ApiKeyText.random(caller.test());
        var key = ApiKey.made(
                caller.store(),
                request.checked(now).name(),
                text,
                request.authority().givenBy(caller),
                request.expiresAt(),
                caller.subject(),
                now);
        return requireEndWithinOwn(caller, key.expiresAt())
                .then(repository.add(key, text))
                .thenReturn(NewApiKeyView.of(key, text));
    }

    /** A key that ends makes none that outlives it. */
    private Mono<Void> requireEndWithinOwn(Caller caller, @Nullable Instant end) {
        return Mono.justOrEmpty(Subjects.apiKey(caller))
                .flatMap(own -> repository.find(caller.store(), own))
                .mapNotNull(ApiKey::expiresAt)
                .filter(ownEnd -> end == null || end.isAfter(ownEnd))
                .flatMap(ownEnd -> Mono.error(Problem.of(
                                HttpStatus.FORBIDDEN, "forbidden", "A key makes none that outlives it; see expiresAt.")
                        .with("expiresAt", ownEnd)));
    }

    /** A new key for the same, which ends when the old one would have. */
    Mono<NewApiKeyView> rotate(Caller caller, UUID id, Duration overlap) {
        return locked(caller, id).flatMap(old -> {
            var now = Times.now(clock);
            requireThere(old, now);
            var text = ApiKeyText.random(caller.test());
            var authority = old.authority().givenBy(caller);
            var next = ApiKey.made(old.store(), old.name(), text, authority, old.expiresAt(), caller.subject(), now);
            var view = NewApiKeyView.of(next, text);
            return requireEndWithinOwn(caller, next.expiresAt())
                    .then(repository.add(next, text))
                    .then(repository.replace(old, next.id(), old.endAfter(now.plus(overlap))))
                    .then(overlap.isZero() ? ring.revoke(old, now) : Mono.empty())
                    .then(rotated(old, view))
                    .thenReturn(view);
        });
    }

    private Mono<Void> rotated(ApiKey old, NewApiKeyView view) {
        var now = Times.now(clock);
        return audit.wrote(view.id(), null, null, view)
                .then(Mono.defer(() -> repository.find(old.store(), old.id())))
                .flatMap(after -> audit.wrote(old.id(), null, ApiKeyView.of(old, now), ApiKeyView.of(after, now)));
    }

    /** Revoking what is revoked changes nothing. */
    Mono<ApiKey> revoke(Caller caller, UUID id) {
        return locked(caller, id)
                .delayUntil(key -> key.revokedAt() == null ? revoke(key) : Mono.empty())
                .delayUntil(this::wrote);
    }

    /** What became of it: the answer to a revocation has no body to tell. */
    private Mono<Void> wrote(ApiKey before) {
        var now = Times.now(clock);
        return repository
                .find(before.store(), before.id())
                .flatMap(
                        after -> audit.wrote(before.id(), null, ApiKeyView.of(before, now), ApiKeyView.of(after, now)));
    }

    private Mono<Void> revoke(ApiKey key) {
        var now = Times.now(clock);
        return spare(key, now).then(Mono.defer(() -> ring.revoke(key, now)));
    }

    private Mono<Void> spare(ApiKey key, Instant now) {
        return key.authority().isOwner() && key.isThere(now) ? owners.spareAKey(key.store(), now) : Mono.empty();
    }

    private Mono<ApiKey> locked(Caller caller, UUID id) {
        return repository.lock(caller.store(), id).switchIfEmpty(Mono.error(() -> Problem.notFound("API key", id)));
    }

    private static void requireThere(ApiKey key, Instant now) {
        if (!key.isThere(now)) {
            throw Problem.conflict("api-key-over", "The key is revoked, expired, or replaced already.");
        }
    }
}
