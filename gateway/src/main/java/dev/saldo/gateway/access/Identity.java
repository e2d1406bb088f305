package dev.saldo.gateway.access;

import dev.saldo.gateway.access.Answer.Caller;
import dev.saldo.gateway.access.Answer.Granted;
import dev.saldo.gateway.access.Answer.Refused;
import dev.saldo.gateway.problem.Problem;
import dev.saldo.gateway.routing.Service;
import dev.saldo.gateway.routing.ServiceAddresses;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Identity-service's internal side: what is shown for what is trusted. Without it nobody gets in. */
@Component
public class Identity {

    private static final String TOKENS = "/internal/v1/tokens";
    private static final String SESSIONS = "/internal/v1/sessions";
    private static final int CONNECT_MILLIS = 1_000;
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Duration WITH_QUEUEING = Duration.ofSeconds(3);

    private record Reply(HttpStatusCode status, JsonNode body) {}

    /** A browser's session, to be kept by the browser alone. */
    public record Session(String secret, Instant expiresAt) {

        @Override
        public String toString() {
            return "Session[until " + expiresAt + "]";
        }
    }

    private final URI address;
    private final CircuitBreakerRegistry circuits;
    private final JsonMapper json;
    private final WebClient client;

    Identity(ServiceAddresses addresses, CircuitBreakerRegistry circuits, JsonMapper json) {
        this.address = addresses.of(Service.IDENTITY);
        this.circuits = circuits;
        this.json = json;
        var connections = ConnectionProvider.builder("identity")
                .maxConnections(100)
                .pendingAcquireMaxCount(5_000)
                .pendingAcquireTimeout(DEADLINE)
                .maxIdleTime(Duration.ofSeconds(30))
                .build();
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create(connections)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                        .responseTimeout(DEADLINE)))
                .build();
    }

    Mono<Answer> exchange(Credential credential) {
        var question = new LinkedHashMap<String, Object>();
        question.put("credential", Map.of("kind", credential.kind().wire(), "value", credential.value()));
        if (!credential.store().isEmpty()) {
            question.put("store", credential.store());
        }
        return call(HttpMethod.POST, TOKENS, question, credential.kind().wire()).map(Identity::answer);
    }

    public Mono<Session> openSession(String idToken, String nonce) {
        return call(HttpMethod.POST, SESSIONS, Map.of("idToken", idToken, "nonce", nonce), "sign-in")
                .map(reply -> {
                    if (!reply.status().is2xxSuccessful()) {
                        throw refusal(reply);
                    }
                    return new Session(
                            reply.body().path("session").stringValue(),
                            Instant.parse(reply.body().path("expiresAt").stringValue()));
                });
    }

    public Mono<Void> endSession(String session) {
        return call(HttpMethod.DELETE, SESSIONS, Map.of("session", session), "sign-in")
                .then();
    }

    /** @param about what identity may be unable to do while it does the rest: without the issuer, API keys still work */
    private Mono<Reply> call(HttpMethod method, String path, Object body, String about) {
        return client.method(method)
                .uri(address.resolve(path))
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON)
                .bodyValue(json.writeValueAsBytes(body))
                .exchangeToMono(response -> response.bodyToMono(byte[].class)
                        .defaultIfEmpty(new byte[0])
                        .flatMap(bytes -> reply(response.statusCode(), bytes)))
                .timeout(WITH_QUEUEING)
                // whatever it is, identity could not be asked; and the breaker counts these
                .onErrorMap(failure -> failure instanceof IOException ? failure : new IOException(failure))
                .transformDeferred(CircuitBreakerOperator.of(circuits.circuitBreaker("identity-" + about)))
                .onErrorMap(IOException.class, failure -> Problem.unavailable("identity: " + failure.getMessage()));
    }

    private Mono<Reply> reply(HttpStatusCode status, byte[] bytes) {
        if (status.is5xxServerError() || status.is3xxRedirection()) {
            return Mono.error(() -> new IOException("identity answered " + status));
        }
        try {
            return Mono.just(new Reply(status, bytes.length == 0 ? json.createObjectNode() : json.readTree(bytes)));
        } catch (JacksonException unreadable) {
            // without the cause, which quotes what it read
            return Mono.error(() -> new IOException("identity answered no JSON"));
        }
    }

    private static Answer answer(Reply reply) {
        if (!reply.status().is2xxSuccessful()) {
            return new Refused(refusal(reply));
        }
        var body = reply.body();
        return new Granted(
                "Bearer " + body.path("token").stringValue(),
                new Caller(
                        body.path("store").stringValue(), body.path("subject").stringValue()),
                body.path("role").asString("") + body.path("scopes"));
    }

    private static Problem refusal(Reply reply) {
        if (reply.status().value() == 401) {
            return Problem.invalidCredential();
        }
        var body = reply.body();
        var members = new LinkedHashMap<String, Object>();
        for (var name : new String[] {"stores", "errors"}) {
            if (body.has(name)) {
                members.put(name, body.get(name));
            }
        }
        return Problem.passedOn(
                reply.status(),
                body.path("code").stringValue("refused"),
                body.path("detail").stringValue("The request is not acceptable."),
                members);
    }
}
