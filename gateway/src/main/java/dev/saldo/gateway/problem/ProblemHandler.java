package dev.saldo.gateway.problem;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes every failure as a problem; the one place where an unexpected one is logged. */
@Component
@Order(ProblemHandler.BEFORE_SPRING_BOOTS)
final class ProblemHandler implements WebExceptionHandler {

    static final int BEFORE_SPRING_BOOTS = -2;
    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    private final JsonMapper json;

    ProblemHandler(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        var problem = Problems.of(failure);
        report(problem, failure, requestId(exchange));
        return write(exchange, problem);
    }

    private static void report(Problem problem, Throwable failure, String requestId) {
        if (problem.status().isSameCodeAs(HttpStatus.INTERNAL_SERVER_ERROR)) {
            log.error("request {} failed", requestId, failure);
        } else if (problem.status().is5xxServerError() && !(failure instanceof CallNotPermittedException)) {
            // an open circuit was reported when it opened
            log.warn("request {} got {}: {}", requestId, problem.code(), failure.toString());
        }
    }

    private Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        // a service may have sent headers before its answer broke off
        ServerWebExchangeUtils.reset(exchange);
        var response = exchange.getResponse();
        response.setStatusCode(problem.status());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        problem.headers().forEach(response.getHeaders()::set);
        var body = json.writeValueAsBytes(body(problem, requestId(exchange)));
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static Map<String, Object> body(Problem problem, String requestId) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "urn:saldo:problem:" + problem.code());
        body.put("title", HttpStatus.valueOf(problem.status().value()).getReasonPhrase());
        body.put("status", problem.status().value());
        body.put("detail", problem.detail());
        body.put("code", problem.code());
        body.put("requestId", requestId);
        body.putAll(problem.members());
        return body;
    }

    private static String requestId(ServerWebExchange exchange) {
        var id = exchange.getResponse().getHeaders().getFirst("X-Request-Id");
        return id == null ? exchange.getRequest().getId() : id;
    }
}
