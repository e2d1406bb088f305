package dev.saldo.gateway.gather;

import dev.saldo.gateway.gather.Services.Answer;
import dev.saldo.gateway.routing.Service;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who may see it is for the services to say: the first refusal is everybody's. */
@RestController
class GatherController {

    private static final int DEFAULT_LIMIT = 50;

    private final Services services;
    private final Clock clock;

    GatherController(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    @GetMapping("/api/v1/audit")
    Mono<ResponseEntity<Object>> audit(ServerHttpRequest request) {
        var query = query(request);
        return services.askAll(request.getHeaders(), service -> "/api/v1/audit/" + service.id() + query)
                .map(answers -> audit(answers, limit(request)));
    }

    @GetMapping("/api/v1/customers/{id}/export")
    Mono<ResponseEntity<Object>> export(@PathVariable UUID id, ServerHttpRequest request) {
        var query = query(request);
        return services.askAll(
                        request.getHeaders(),
                        service -> "/api/v1/privacy/%s/customers/%s%s".formatted(service.id(), id, query))
                .map(answers -> export(id, answers));
    }

    /** As it is: which parameters there are is for the services to say, too. */
    private static String query(ServerHttpRequest request) {
        var query = request.getURI().getRawQuery();
        return query == null ? "" : "?" + query;
    }

    private static ResponseEntity<Object> audit(List<Answer> answers, int limit) {
        var refusal = refusal(answers, _ -> false);
        return refusal != null
                ? refusal
                : ResponseEntity.ok(
                        AuditPage.of(answers.stream().map(Answer::body).toList(), limit));
    }

    private ResponseEntity<Object> export(UUID id, List<Answer> answers) {
        var refusal = refusal(answers, GatherController::holdsNothing);
        if (refusal != null) {
            return refusal;
        }
        var file = ContentDisposition.attachment()
                .filename("customer-%s.json".formatted(id))
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(CustomerArchive.of(id, clock.instant(), answers));
    }

    /** Sales owns customers: whom it does not know does not exist. */
    private static boolean holdsNothing(Answer answer) {
        return answer.status().value() == 404 && answer.service() != Service.SALES;
    }

    private static @Nullable ResponseEntity<Object> refusal(List<Answer> answers, Predicate<Answer> isHarmless) {
        return answers.stream()
                .filter(answer -> !answer.status().is2xxSuccessful() && !isHarmless.test(answer))
                .findFirst()
                .map(answer -> ResponseEntity.status(answer.status())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .<Object>body(answer.body()))
                .orElse(null);
    }

    /** What cannot be read was refused by the services. */
    private static int limit(ServerHttpRequest request) {
        var limit = request.getQueryParams().getFirst("limit");
        return limit != null && limit.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(limit) : DEFAULT_LIMIT;
    }
}
