package dev.saldo.identity.store;

import dev.saldo.contracts.access.Role;
import dev.saldo.identity.apikey.ApiKeyText;
import dev.saldo.identity.apikey.KeyRing;
import dev.saldo.identity.authority.Authority;
import dev.saldo.identity.authority.Subjects;
import dev.saldo.identity.member.Members;
import dev.saldo.identity.secret.KeyedHash;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Problem;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Makes stores. Who makes one becomes its owner. Joins its caller's transaction. */
@Service
class OpeningStores {

    private static final int ENDING = 6;
    private static final int ATTEMPTS = 5;

    private final StoreRepository repository;
    private final Members members;
    private final KeyRing keys;
    private final Outbox outbox;
    private final Clock clock;

    OpeningStores(StoreRepository repository, Members members, KeyRing keys, Outbox outbox, Clock clock) {
        this.repository = repository;
        this.members = members;
        this.keys = keys;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<StoreView> open(Caller caller, StoreSettings settings, boolean test) {
        Authority.of(Role.OWNER, null).givenBy(caller);
        if (caller.test() && !test) {
            return Mono.error(Problem.conflict("test-stores-only", "From a test store come test stores only."));
        }
        return open(settings, test).flatMap(store -> owned(caller, store));
    }

    /** A store that is nobody's yet. */
    Mono<Store> open(StoreSettings settings, boolean test) {
        var id = Ids.next();
        var added = settings.slug() == null
                ? addWithAnySlug(id, test, settings)
                : addAs(settings.slug(), id, test, settings);
        return added.then(Mono.defer(() -> repository.find(id)))
                .delayUntil(store -> outbox.append(StoreContract.changed(store)));
    }

    private Mono<Void> addAs(String slug, UUID id, boolean test, StoreSettings settings) {
        return repository
                .add(id, test, slug, settings, Times.now(clock))
                .filter(added -> added)
                .switchIfEmpty(Mono.error(() -> StoreRepository.slugTaken(slug)))
                .then();
    }

    /** The name's slug, or else with an ending that another store is not likely to have. */
    private Mono<Void> addWithAnySlug(UUID id, boolean test, StoreSettings settings) {
        var plain = Slug.from(settings.name());
        Supplier<String> another = () -> Slug.withEnding(plain, ending());
        return repository
                .add(id, test, plain, settings, Times.now(clock))
                .filter(added -> added)
                .switchIfEmpty(Mono.defer(() -> repository.add(id, test, another.get(), settings, Times.now(clock)))
                        .filter(added -> added)
                        .repeatWhenEmpty(ATTEMPTS, attempts -> attempts))
                .then();
    }

    private static String ending() {
        var letters = KeyedHash.randomText().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return letters.substring(0, ENDING);
    }

    private Mono<StoreView> owned(Caller caller, Store store) {
        var view = StoreView.of(store);
        return Subjects.member(caller)
                .map(member -> members.becomeOwner(caller, member, store.id()).thenReturn(view))
                .orElseGet(() -> firstKey(caller, store).map(view::with));
    }

    private Mono<KeyRing.HandedOver> firstKey(Caller caller, Store store) {
        return keys.addOwnerKey(store.id(), "First key", ApiKeyText.random(store.test()), caller.subject());
    }
}
