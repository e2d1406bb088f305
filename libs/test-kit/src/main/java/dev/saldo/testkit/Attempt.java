package dev.saldo.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** One bad request. */
final class Attempt {

    private static final int MAX_SHOWN = 300;

    private final String why;
    private final HttpMethod method;
    private final String path;
    private final byte @Nullable [] body;
    private final String contentType;
    private final boolean mustBeRefused;

    private Attempt(
            String why,
            HttpMethod method,
            String path,
            byte @Nullable [] body,
            String contentType,
            boolean mustBeRefused) {
        this.why = why;
        this.method = method;
        this.path = path;
        this.body = body;
        this.contentType = contentType;
        this.mustBeRefused = mustBeRefused;
    }

    /**
     * One that may be acceptable.
     *
     * @param why what is bad about it
     * @param path encoded
     */
    static Attempt of(String why, HttpMethod method, String path, byte @Nullable [] body) {
        return new Attempt(why, method, path, body, "application/json", false);
    }

    Attempt as(String otherContentType) {
        return new Attempt(why, method, path, body, otherContentType, mustBeRefused);
    }

    /** The same, but success would be wrong. */
    Attempt refused() {
        return new Attempt(why, method, path, body, contentType, true);
    }

    /** What is wrong with the answer. */
    Optional<String> fault(Api api) {
        try {
            var answer = api.sending(contentType).exchange(method, path, body);
            return fault(answer).map(wrong -> told(wrong, answer.status() + " " + shown(answer.body())));
        } catch (RuntimeException | AssertionError failure) {
            return Optional.of(told("no answer", failure.toString()));
        }
    }

    private String told(String wrong, String answer) {
        return "  %s: %s%n    %s %s%n    %s%n    %s"
                .formatted(why, wrong, method, shown(path), shown(bodyText()), answer);
    }

    private Optional<String> fault(Answer answer) {
        var status = answer.status();
        if (status >= 200 && status < 300) {
            return mustBeRefused ? Optional.of("accepted") : Optional.empty();
        }
        if (status < 400 || status >= 500) {
            return Optional.of("neither accepted nor refused");
        }
        return answer.isProblem() ? Optional.empty() : Optional.of("refused without a problem detail");
    }

    private String bodyText() {
        return body == null ? "" : new String(body, UTF_8);
    }

    private static String shown(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "… (%d)".formatted(text.length());
    }
}
