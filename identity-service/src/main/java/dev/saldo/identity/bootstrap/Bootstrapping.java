package dev.saldo.identity.bootstrap;

import dev.saldo.identity.apikey.ApiKeyText;
import dev.saldo.identity.apikey.KeyRing;
import dev.saldo.identity.apikey.KeyRing.HandedOver;
import dev.saldo.identity.member.Members;
import dev.saldo.identity.store.FirstStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Makes the first store and its first key when there are none, and hands the key to its owner. */
@Component
class Bootstrapping implements SmartLifecycle {

    static final String SUBJECT = "bootstrap";

    private static final Logger log = LoggerFactory.getLogger(Bootstrapping.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BootstrapProperties properties;
    private final FirstStore store;
    private final KeyRing keys;
    private final Members members;
    private final DatabaseClient db;
    private final TransactionalOperator transaction;
    private final Consumer<String> console = System.out::println;
    private volatile boolean done;

    Bootstrapping(
            BootstrapProperties properties,
            FirstStore store,
            KeyRing keys,
            Members members,
            DatabaseClient db,
            TransactionalOperator transaction) {
        this.properties = properties;
        this.store = store;
        this.keys = keys;
        this.members = members;
        this.db = db;
        this.transaction = transaction;
    }

    /** Replicas that start together do it one after the other, so all but the first find it done. */
    Mono<Void> run() {
        return db.sql("select pg_advisory_xact_lock(hashtextextended('saldo identity bootstrap', 0))")
                .then()
                .then(store.find())
                .delayUntil(first -> properties.resetKey() ? reset(first) : Mono.fromRunnable(this::warnOfALostKey))
                .switchIfEmpty(Mono.defer(this::opened))
                .as(transaction::transactional)
                .then();
    }

    private Mono<UUID> opened() {
        return store.open(properties.storeName())
                .delayUntil(this::withKey)
                .delayUntil(first -> properties.ownerEmail().isEmpty()
                        ? Mono.empty()
                        : members.expectOwner(first, properties.ownerEmail()))
                .doOnNext(first -> log.info("made the first store, {}", first));
    }

    /** A key that the operator gave and that is known already needs no reset, whichever replica asks. */
    private Mono<Void> reset(UUID first) {
        var known = properties.key().isEmpty()
                ? Mono.<Boolean>empty()
                : keys.open(new ApiKeyText(properties.key())).map(_ -> true);
        return known.switchIfEmpty(Mono.defer(() ->
                        keys.revokeMadeBy(first, SUBJECT).then(withKey(first).thenReturn(true))))
                .then();
    }

    private Mono<HandedOver> withKey(UUID first) {
        return properties.key().isEmpty()
                ? Mono.defer(() -> keys.addOwnerKey(first, "Bootstrap key", ApiKeyText.random(false), SUBJECT))
                        .delayUntil(this::handOver)
                : keys.addOwnerKey(first, "Bootstrap key", new ApiKeyText(properties.key()), SUBJECT);
    }

    /** Before the key counts: after a crash in between there is no key, and the next start makes another. */
    private Mono<Void> handOver(HandedOver key) {
        return Mono.<Void>fromRunnable(() -> {
                    if (properties.keyFile().isEmpty()) {
                        console.accept("Saldo API key (shown once, keep it): "
                                + key.text().value());
                    } else {
                        keyFile().write(key.text().value() + "\n");
                    }
                    log.info("made the owner key {}… of the first store", key.prefix());
                })
                .subscribeOn(Schedulers.boundedElastic()); // writes a file
    }

    private void warnOfALostKey() {
        if (!properties.keyFile().isEmpty() && !keyFile().exists()) {
            log.warn(
                    "{} is gone and no key is kept in plain; if you have lost yours, start once with "
                            + "SALDO_BOOTSTRAP_RESET_KEY=true for a new one (the store and its data stay)",
                    keyFile().path());
        }
    }

    private OwnerOnlyFile keyFile() {
        return new OwnerOnlyFile(Path.of(properties.keyFile()));
    }

    /** Blocks: whoever waits for the service waits for its key, too. */
    @Override
    public void start() {
        run().block(PATIENCE);
        done = true;
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    /** Before the web server takes requests. */
    @Override
    public int getPhase() {
        return 0;
    }
}
