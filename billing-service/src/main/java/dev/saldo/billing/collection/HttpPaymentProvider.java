package dev.saldo.billing.collection;

import dev.saldo.billing.collection.ProviderAnswer.Unclear;
import dev.saldo.billing.collection.ProviderAnswer.Words;
import dev.saldo.contracts.ContractJson;
import dev.saldo.money.Money;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The operator's provider, or what stands before it. */
final class HttpPaymentProvider implements PaymentProvider {

    private static final JsonMapper JSON = ContractJson.mapper();

    /** What is sent. */
    private record Question(
            UUID storeId,
            UUID invoiceId,
            String invoiceNumber,
            UUID customerId,
            List<UUID> subscriptionIds,
            Money amount,
            String paymentMethod) {

        static Question of(Attempt attempt) {
            return new Question(
                    attempt.store(),
                    attempt.invoice(),
                    attempt.invoiceNumber(),
                    attempt.customer(),
                    attempt.subscriptions(),
                    attempt.amount(),
                    attempt.paymentMethod());
        }
    }

    /** Counts as a failure of the provider. */
    private static final class NoAnswer extends RuntimeException {
        NoAnswer(String why) {
            super(why, null, false, false);
        }
    }

    private final ProviderProperties properties;
    private final URI address;
    private final WebClient http;
    private final CircuitBreaker breaker;

    /** Throws {@link IllegalArgumentException} for an address that is none. */
    HttpPaymentProvider(ProviderProperties properties, WebClient http, CircuitBreaker breaker) {
        this.properties = properties;
        this.address = URI.create(properties.url());
        this.http = http;
        this.breaker = breaker;
    }

    @Override
    public Mono<ProviderAnswer> ask(Attempt attempt) {
        return http.post()
                .uri(address)
                .headers(headers -> headers.setBearerAuth(properties.secret()))
                .header("Idempotency-Key", attempt.id().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON)
                .bodyValue(JSON.writeValueAsString(Question.of(attempt)))
                .exchangeToMono(HttpPaymentProvider::answer)
                .timeout(properties.timeout())
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorResume(failure -> Mono.just(new Unclear(failure.toString())));
    }

    private static Mono<ProviderAnswer> answer(ClientResponse response) {
        return response.bodyToMono(String.class)
                .map(HttpPaymentProvider::words)
                .defaultIfEmpty(Words.NONE)
                .map(words -> ProviderAnswer.of(response.statusCode().value(), words))
                .flatMap(answer ->
                        answer instanceof Unclear(var why) ? Mono.error(() -> new NoAnswer(why)) : Mono.just(answer));
    }

    private static Words words(String body) {
        try {
            var words = JSON.readValue(body, Words.class);
            return words == null ? Words.NONE : words;
        } catch (JacksonException _) {
            return Words.NONE;
        }
    }
}
