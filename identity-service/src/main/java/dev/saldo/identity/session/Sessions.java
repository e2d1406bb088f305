package dev.saldo.identity.session;

import dev.saldo.identity.oidc.People;
import dev.saldo.identity.oidc.Person;
import dev.saldo.identity.secret.KeyedHash;
import dev.saldo.kit.time.Times;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Begins sessions for people who signed in, and tells whose one is. */
@Service
public class Sessions {

    private static final String MARK = "ss_";
    private static final Duration KEPT_TO = Duration.ofMinutes(1);

    private final People people;
    private final SessionRepository repository;
    private final SessionProperties properties;
    private final Clock clock;

    Sessions(People people, SessionRepository repository, SessionProperties properties, Clock clock) {
        this.people = people;
        this.repository = repository;
        this.properties = properties;
        this.clock = clock;
    }

    Mono<SessionView> begin(String idToken, String nonce) {
        return people.signingIn(idToken, nonce).flatMap(this::begin);
    }

    private Mono<SessionView> begin(Person person) {
        var now = Times.now(clock);
        var session = new SessionView(MARK + KeyedHash.randomText(), now.plus(properties.longest()));
        return repository
                .add(session.session(), person, now, session.expiresAt())
                .thenReturn(session);
    }

    /** Whose session this is; empty when it is over, or never was. */
    public Mono<Person> of(String secret) {
        var now = Times.now(clock);
        return repository
                .find(secret, now, now.minus(properties.idle()))
                .delayUntil(session ->
                        session.lastUsedAt().isAfter(now.minus(KEPT_TO)) ? Mono.empty() : repository.used(secret, now))
                .map(SessionRepository.Session::person);
    }

    /** Ends the sessions of those who are nothing but this customer; joins its caller's transaction. */
    public Mono<Void> endOfCustomer(UUID store, UUID customer) {
        return repository.removeOfCustomer(store, customer);
    }

    Mono<Void> end(String secret) {
        return repository.remove(secret);
    }
}
