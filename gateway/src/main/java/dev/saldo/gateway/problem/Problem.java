package dev.saldo.gateway.problem;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** An answer the gateway gives instead of a service's; it travels as an error and has no stack trace. */
public final class Problem extends RuntimeException {

    /** About as long as a circuit stays open and a service takes to come back. */
    static final String RETRY_AFTER_SECONDS = "5";

    private final HttpStatusCode status;
    private final String code;
    private final String detail;
    private final transient Map<String, String> headers;
    private final transient Map<String, Object> members;

    private Problem(
            HttpStatusCode status,
            String code,
            String detail,
            Map<String, String> headers,
            Map<String, Object> members,
            String reason) {
        super(reason, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.headers = Map.copyOf(headers);
        this.members = Map.copyOf(members);
    }

    public static Problem of(HttpStatusCode status, String code, String detail) {
        return new Problem(status, code, detail, Map.of(), Map.of(), code);
    }

    /** What a service refused, in its own words, on behalf of which the gateway answers. */
    public static Problem passedOn(HttpStatusCode status, String code, String detail, Map<String, Object> members) {
        return new Problem(status, code, detail, Map.of(), members, code);
    }

    /** @param detail how to be known, in a sentence; the challenge says no more than that a bearer token is expected */
    public static Problem unauthenticated(String detail) {
        return Problem.of(HttpStatus.UNAUTHORIZED, "unauthenticated", detail)
                .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"saldo\"");
    }

    /** Something was shown, and it is worth nothing (RFC 6750, 3.1). */
    public static Problem invalidCredential() {
        return Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "unauthenticated",
                        "The API key, token or session is not valid, or no longer.")
                .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"saldo\", error=\"invalid_token\"");
    }

    /** @param reason for the log only */
    public static Problem unavailable(String reason) {
        var problem = Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "The service that answers this is away; try again.");
        return new Problem(
                problem.status,
                problem.code,
                problem.detail,
                Map.of(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS),
                Map.of(),
                reason);
    }

    public static Problem tooManyRequests(long retryAfterSeconds) {
        return Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-requests",
                        "That was too much at once; wait as long as Retry-After says.")
                .with(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
    }

    public static Problem payloadTooLarge(long limitBytes) {
        return of(
                HttpStatusCode.valueOf(413),
                "payload-too-large",
                "The request body may have at most %d bytes.".formatted(limitBytes));
    }

    /** The same problem with a response header. */
    Problem with(String header, String value) {
        return new Problem(status, code, detail, Map.of(header, value), members, code);
    }

    public HttpStatusCode status() {
        return status;
    }

    String code() {
        return code;
    }

    String detail() {
        return detail;
    }

    Map<String, String> headers() {
        return headers;
    }

    Map<String, Object> members() {
        return members;
    }
}
