package dev.saldo.identity.signing;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.saldo.kit.job.RecurringJob;
import dev.saldo.kit.time.Times;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The keys as this replica knows them: it signs from memory and looks twice a minute whether a new one is due. */
@Component
public class SigningKeys implements SmartLifecycle, RecurringJob {

    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SigningKeyRepository repository;
    private final Schedule schedule;
    private final Clock clock;
    private volatile List<SigningKey> known = List.of();
    private volatile boolean running;

    SigningKeys(SigningKeyRepository repository, SigningProperties properties, Clock clock) {
        this.repository = repository;
        this.schedule = properties.schedule();
        this.clock = clock;
    }

    /** The claims as a token, signed by the key whose turn it is. */
    public String sign(JWTClaimsSet claims) {
        var keys = known;
        return keyOf(schedule.signing(terms(keys), clock.instant()), keys).sign(claims);
    }

    /** The public halves by which tokens are checked, as a JSON Web Key Set. */
    Map<String, Object> published() {
        var keys = known;
        var pairs = schedule.published(terms(keys), clock.instant()).stream()
                .<JWK>map(term -> keyOf(term, keys).pair())
                .toList();
        return new JWKSet(pairs).toJSONObject(true);
    }

    /** Makes the key that is due, learns those of other replicas, forgets what nobody needs any more. */
    @Override
    public Mono<Void> round() {
        return repository
                .all()
                .flatMap(this::withTheNextOne)
                .doOnNext(keys -> known = keys)
                .flatMap(this::forgotten);
    }

    private Mono<List<SigningKey>> withTheNextOne(List<SigningKey> keys) {
        var now = Times.now(clock);
        return schedule.next(terms(keys), now)
                .map(term -> repository.add(SigningKey.random(term), now).then(repository.all()))
                .orElseGet(() -> Mono.just(keys));
    }

    private Mono<Void> forgotten(List<SigningKey> keys) {
        var oldest = schedule.published(terms(keys), clock.instant()).getFirst();
        return oldest.equals(keys.getFirst().term()) ? Mono.empty() : repository.forgetBefore(oldest.generation());
    }

    private static List<Term> terms(List<SigningKey> keys) {
        return keys.stream().map(SigningKey::term).toList();
    }

    private static SigningKey keyOf(Term term, List<SigningKey> keys) {
        return keys.stream().filter(key -> key.term().equals(term)).findFirst().orElseThrow();
    }

    @Override
    public String name() {
        return "look-after-signing-keys";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    /** Blocks: without a key there is nothing to serve. */
    @Override
    public void start() {
        round().block(PATIENCE);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server takes requests. */
    @Override
    public int getPhase() {
        return 0;
    }
}
