package dev.saldo.gateway.problem;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;

/** Which problem a failure is to the client. Nothing of the failure's own text gets out. */
final class Problems {

    private Problems() {}

    static Problem of(Throwable failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case CallNotPermittedException away -> Problem.unavailable(away.toString());
            case ConnectException away -> Problem.unavailable(away.toString());
            case UnknownHostException away -> Problem.unavailable(away.toString());
            case TimeoutException _ -> timeout();
            case IOException _ -> broken();
            case MethodNotAllowedException wrong -> methodNotAllowed(wrong);
            case ResponseStatusException answer -> of(answer.getStatusCode());
            default -> internal();
        };
    }

    private static Problem of(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> Problem.of(status, "malformed", "The request cannot be read.");
            case 404 -> Problem.of(status, "not-found", "There is nothing at this address.");
            case 406 -> Problem.of(status, "not-acceptable", "The answer is not available in an accepted media type.");
            case 413 -> Problem.of(status, "payload-too-large", "The request body is too large.");
            case 415 -> Problem.of(status, "unsupported-media-type", "The request body has an unsupported media type.");
            case 502 -> broken();
            case 503 -> Problem.unavailable(status.toString());
            case 504 -> timeout();
            default ->
                status.is4xxClientError()
                        ? Problem.of(status, "refused", "The request is not acceptable.")
                        : internal();
        };
    }

    private static Problem methodNotAllowed(MethodNotAllowedException wrong) {
        var allowed = wrong.getSupportedMethods().stream().map(HttpMethod::name).collect(Collectors.joining(", "));
        return Problem.of(wrong.getStatusCode(), "method-not-allowed", "This address does not take this method.")
                .with(HttpHeaders.ALLOW, allowed);
    }

    private static Problem broken() {
        return Problem.of(
                        HttpStatus.BAD_GATEWAY,
                        "unavailable",
                        "The service broke off before it had answered; a write may have been done.")
                .with(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
    }

    private static Problem timeout() {
        return Problem.of(
                HttpStatus.GATEWAY_TIMEOUT,
                "timeout",
                "The service took too long to answer; a write may have been done.");
    }

    private static Problem internal() {
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "The request failed unexpectedly.");
    }
}
