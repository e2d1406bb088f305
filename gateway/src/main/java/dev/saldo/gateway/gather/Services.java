package dev.saldo.gateway.gather;

import dev.saldo.gateway.problem.Problem;
import dev.saldo.gateway.routing.Service;
import dev.saldo.gateway.routing.ServiceAddresses;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks all services the same, as the caller, and takes no answer for an answer only when it was one. */
@Component
class Services {

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final List<String> PASSED_ON =
            List.of(HttpHeaders.AUTHORIZATION, "X-Request-Id", "traceparent", "tracestate");

    /** A success or a refusal. */
    record Answer(Service service, HttpStatusCode status, JsonNode body) {}

    private final List<Service> services;
    private final ServiceAddresses addresses;
    private final CircuitBreakerRegistry circuits;
    private final JsonMapper json;
    private final WebClient client;

    Services(
            GatherProperties properties, ServiceAddresses addresses, CircuitBreakerRegistry circuits, JsonMapper json) {
        this.services = List.copyOf(properties.services());
        this.addresses = addresses;
        this.circuits = circuits;
        this.json = json;
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create()
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 2_000)
                        .responseTimeout(DEADLINE)))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MAX_BYTES))
                .build();
    }

    /**
     * All answers, in the order of the services. Fails when one of them is away: nobody could tell what is missing.
     *
     * @param path of each service, with its query, as it goes on the wire
     */
    Mono<List<Answer>> askAll(HttpHeaders caller, Function<Service, String> path) {
        return Flux.fromIterable(services)
                .flatMapSequential(service -> ask(service, caller, path.apply(service)), services.size())
                .collectList();
    }

    private Mono<Answer> ask(Service service, HttpHeaders caller, String path) {
        return client.get()
                .uri(URI.create(addresses.of(service) + path))
                .accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON)
                .headers(headers -> PASSED_ON.forEach(name -> headers.addAll(name, caller.getOrEmpty(name))))
                .exchangeToMono(response -> response.bodyToMono(byte[].class)
                        .defaultIfEmpty(new byte[0])
                        .flatMap(bytes -> answer(service, response.statusCode(), bytes)))
                .timeout(DEADLINE)
                .onErrorMap(failure -> failure instanceof IOException ? failure : new IOException(failure))
                .transformDeferred(CircuitBreakerOperator.of(circuits.circuitBreaker(service.id())))
                .onErrorMap(
                        IOException.class, failure -> Problem.unavailable(service.id() + ": " + failure.getMessage()));
    }

    private Mono<Answer> answer(Service service, HttpStatusCode status, byte[] bytes) {
        if (status.is5xxServerError()) {
            return Mono.error(() -> new IOException("answered " + status));
        }
        try {
            return Mono.just(
                    new Answer(service, status, bytes.length == 0 ? json.createObjectNode() : json.readTree(bytes)));
        } catch (JacksonException unreadable) {
            // without the cause, which quotes what it read
            return Mono.error(() -> new IOException("answered no JSON"));
        }
    }
}
