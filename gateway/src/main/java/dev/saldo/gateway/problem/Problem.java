package dev.saldo.gateway.problem;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/** An answer the gateway gives instead of a service's; it travels as an error and has no stack trace. */
public final class Problem extends RuntimeException {

    private final HttpStatusCode status;
    private final String code;
    private final String detail;
    private final transient Map<String, String> headers;

    private Problem(HttpStatusCode status, String code, String detail, Map<String, String> headers) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.headers = Map.copyOf(headers);
    }

    public static Problem of(HttpStatusCode status, String code, String detail) {
        return new Problem(status, code, detail, Map.of());
    }

    public static Problem unauthenticated(String challenge) {
        return of(
                        HttpStatusCode.valueOf(401),
                        "unauthenticated",
                        "Send a valid API key as \"Authorization: Bearer sk_…\".")
                .with(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }

    public static Problem payloadTooLarge(long limitBytes) {
        return of(
                HttpStatusCode.valueOf(413),
                "payload-too-large",
                "The request body may have at most %d bytes.".formatted(limitBytes));
    }

    /** The same problem with one more response header. */
    Problem with(String header, String value) {
        return new Problem(status, code, detail, Map.of(header, value));
    }

    HttpStatusCode status() {
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
}
