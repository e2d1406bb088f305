package dev.saldo.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.saldo.gateway.access.Credential.Fingerprint;
import dev.saldo.gateway.access.Exchange.Lifetimes;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Identity's answers for as long as they hold. All who show one credential at once share one question, and an answer
 * that is in use is asked for again before it ends, while it still serves.
 */
@Component
final class Exchanges {

    private static final Duration REFUSED_FOR = Duration.ofSeconds(1);
    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(10);

    private final Function<Credential, Mono<Answer>> identity;
    private final Lifetimes lifetimes;
    private final LongSupplier nanoTime;
    private final Cache<Fingerprint, Exchange> exchanges;

    @Autowired
    Exchanges(Identity identity, AccessProperties properties) {
        this(identity::exchange, properties, System::nanoTime);
    }

    Exchanges(Function<Credential, Mono<Answer>> identity, AccessProperties properties, LongSupplier nanoTime) {
        this.identity = identity;
        this.nanoTime = nanoTime;
        this.lifetimes = new Lifetimes(properties.cacheTime().toNanos(), REFUSED_FOR.toNanos());
        this.exchanges = Caffeine.newBuilder()
                .maximumSize(properties.cacheSize())
                .expireAfterWrite(properties.cacheTime().plus(LONGEST_QUESTION))
                .build();
    }

    /** Null when identity must be asked. */
    @Nullable
    Answer known(Credential credential) {
        var key = credential.fingerprint();
        var exchange = exchanges.getIfPresent(key);
        if (exchange == null) {
            return null;
        }
        var now = nanoTime.getAsLong();
        if (exchange.isDueAt(now)) {
            renew(credential, key, exchange, now);
        }
        return exchange.at(now);
    }

    /** Fails when identity is away. */
    Mono<Answer> ask(Credential credential) {
        var key = credential.fingerprint();
        var now = nanoTime.getAsLong();
        var exchange = exchanges
                .asMap()
                .compute(
                        key,
                        (_, present) -> present != null && present.isOpenAt(now)
                                ? present
                                : new Exchange(now, lifetimes, null));
        begin(credential, key, exchange);
        return Mono.fromFuture(exchange.answer(), true);
    }

    private void renew(Credential credential, Fingerprint key, Exchange former, long now) {
        var next = new Exchange(now, lifetimes, former);
        if (exchanges.asMap().replace(key, former, next)) {
            begin(credential, key, next);
        }
    }

    private void begin(Credential credential, Fingerprint key, Exchange exchange) {
        if (exchange.begin()) {
            var _ = identity.apply(credential).toFuture().whenComplete((answer, failure) -> {
                if (failure == null) {
                    exchange.answered(answer);
                } else {
                    giveUp(key, exchange, failure);
                }
            });
        }
    }

    /** What was true before still is for the rest of its time; failures are not remembered. */
    private void giveUp(Fingerprint key, Exchange exchange, Throwable failure) {
        var former = exchange.former();
        var _ = former == null
                ? exchanges.asMap().remove(key, exchange)
                : exchanges.asMap().replace(key, exchange, former);
        exchange.failed(failure);
    }
}
