package dev.saldo.gateway.docs;

import dev.saldo.gateway.routing.Service;
import dev.saldo.gateway.routing.ServiceAddresses;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The merged API document, read live from the services and kept for a while. */
@Component
class ApiDocument {

    private static final Logger log = LoggerFactory.getLogger(ApiDocument.class);

    /** A service writes its document when it is first asked, and all are asked at once. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final int MAX_BYTES = 4 * 1024 * 1024;

    /** Services that are away are mostly starting: look again soon. */
    private static final Duration INCOMPLETE_CACHED_FOR = Duration.ofSeconds(2);

    private record Answer(Service service, @Nullable ObjectNode document) {}

    private final ServiceAddresses addresses;
    private final DocsProperties properties;
    private final JsonMapper json;
    private final WebClient client;
    private final Mono<ObjectNode> cached;

    ApiDocument(ServiceAddresses addresses, DocsProperties properties, JsonMapper json) {
        this.addresses = addresses;
        this.properties = properties;
        this.json = json;
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create()
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 2_000)
                        .responseTimeout(DEADLINE)))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MAX_BYTES))
                .build();
        this.cached = Mono.defer(this::read).cache(this::lifetime, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    Mono<ObjectNode> get() {
        return cached;
    }

    private Mono<ObjectNode> read() {
        return Flux.just(Service.values())
                .flatMapSequential(this::ask, Service.values().length)
                .collectList()
                .map(this::merge);
    }

    private Mono<Answer> ask(Service service) {
        return client.get()
                .uri(addresses.of(service).resolve("/v3/api-docs"))
                .retrieve()
                .bodyToMono(byte[].class)
                .map(bytes -> new Answer(service, (ObjectNode) json.readTree(bytes)))
                .timeout(DEADLINE)
                // whatever is wrong with it, the other services' documentation is still worth showing
                .onErrorResume(failure -> {
                    log.debug("no API document from {}", service.id(), failure);
                    return Mono.just(new Answer(service, null));
                })
                .defaultIfEmpty(new Answer(service, null));
    }

    private ObjectNode merge(List<Answer> answers) {
        var documents = Stream.concat(
                        answers.stream()
                                .filter(answer -> answer.document() != null)
                                .map(answer -> new ServiceDocument(
                                        answer.service().id(), Objects.requireNonNull(answer.document()))),
                        Stream.of(own()))
                .toList();
        var unavailable = answers.stream()
                .filter(answer -> answer.document() == null)
                .map(answer -> answer.service().id())
                .toList();
        return MergedDocument.of(properties.serverUrl(), documents, unavailable);
    }

    /** What the gateway itself answers. */
    private ServiceDocument own() {
        try (var document = new ClassPathResource("gateway.json", ApiDocument.class).getInputStream()) {
            return new ServiceDocument("gateway", (ObjectNode) json.readTree(document));
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    private Duration lifetime(ObjectNode document) {
        return document.path("x-unavailable").isEmpty() ? properties.cachedFor() : INCOMPLETE_CACHED_FOR;
    }
}
