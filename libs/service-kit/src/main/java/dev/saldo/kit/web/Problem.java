package dev.saldo.kit.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * An answer that is not success, as RFC 9457 tells it: stable {@code code} and type {@code urn:saldo:problem:<code>}
 * (listed in docs/problems.md), a sentence for people, and for bad input the pointers to what is wrong. Thrown only at
 * the edge, hence without a stack trace.
 */
public final class Problem extends RuntimeException {

    /** @param pointer a JSON pointer into the body, {@code ?name} of the query, or {@code {name}} of the path */
    public record InputError(String pointer, String detail) {}

    private static final Set<String> RESERVED =
            Set.of("type", "title", "status", "detail", "instance", "code", "errors");

    private final HttpStatus status;
    private final String code;
    private final String detail;
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<InputError> errors = new ArrayList<>();
    private final HttpHeaders headers = new HttpHeaders();

    private Problem(HttpStatus status, String code, String detail) {
        super(code + ": " + detail, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(status, code, detail);
    }

    /** 404: there is no such thing in the caller's store. */
    public static Problem notFound(String what, Object id) {
        return of(HttpStatus.NOT_FOUND, "not-found", "There is no %s %s.".formatted(what, id));
    }

    /** 409: a rule is broken; the code names it. */
    public static Problem conflict(String code, String detail) {
        return of(HttpStatus.CONFLICT, code, detail);
    }

    /** 422: understood, but not acceptable; add more with {@link #at}. */
    public static Problem invalid(String pointer, String detail) {
        return invalid().at(pointer, detail);
    }

    /** 422 without errors yet. */
    public static Problem invalid() {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid", "The input is not acceptable; see errors.");
    }

    /** 400: cannot even be read as what is expected; add more with {@link #at}. */
    public static Problem malformed(String pointer, String detail) {
        return malformed().at(pointer, detail);
    }

    /** 400 without errors yet. */
    public static Problem malformed() {
        return of(HttpStatus.BAD_REQUEST, "malformed", "The request cannot be read; see errors.");
    }

    /** 412: the {@code If-Match} version is not the present one. */
    public static Problem stale() {
        return of(
                HttpStatus.PRECONDITION_FAILED,
                "stale-version",
                "Another version than the one named is the present one; read it again.");
    }

    /** 422: the same {@code Idempotency-Key} came with something else before. */
    public static Problem keyReused() {
        return of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "idempotency-key-reused",
                "The Idempotency-Key was used for another request before.");
    }

    public static Problem unauthenticated() {
        return of(HttpStatus.UNAUTHORIZED, "unauthenticated", "A valid token is required.")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    public static Problem forbidden() {
        return of(HttpStatus.FORBIDDEN, "forbidden", "The caller may not do this.");
    }

    /** 503: another part of the suite does not answer; worth trying again. */
    public static Problem unavailable(String what) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "The %s does not answer now.".formatted(what))
                .header(HttpHeaders.RETRY_AFTER, "2");
    }

    /** 503: more is being written here at once than can wait in line. */
    public static Problem overloaded() {
        return of(HttpStatus.SERVICE_UNAVAILABLE, "overloaded", "Too much is being written at once; try again.")
                .header(HttpHeaders.RETRY_AFTER, "1");
    }

    /** Adds a member of its own to the problem detail; the members every problem has cannot be replaced. */
    public Problem with(String name, @Nullable Object value) {
        if (RESERVED.contains(name)) {
            throw new IllegalArgumentException(name + " means something else in every problem");
        }
        if (value != null) {
            properties.put(name, value);
        }
        return this;
    }

    /** Names one more thing that is wrong with the input. */
    public Problem at(String pointer, String detail) {
        errors.add(new InputError(pointer, detail));
        return this;
    }

    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** In the order of the input. */
    public List<InputError> errors() {
        return errors.stream()
                .sorted(Comparator.comparing(InputError::pointer, Pointers.IN_ORDER))
                .toList();
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    Problem header(String name, String value) {
        headers.set(name, value);
        return this;
    }

    HttpHeaders headers() {
        return headers;
    }

    ProblemDetail body() {
        var body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create("urn:saldo:problem:" + code));
        body.setTitle(status.getReasonPhrase());
        body.setProperty("code", code);
        properties.forEach(body::setProperty);
        if (hasErrors()) {
            body.setProperty("errors", errors());
        }
        return body;
    }
}
