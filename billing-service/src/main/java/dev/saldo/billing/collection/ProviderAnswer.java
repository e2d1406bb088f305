package dev.saldo.billing.collection;

import dev.saldo.kit.Pure;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a provider said about the money. */
@Pure
sealed interface ProviderAnswer {

    int LONGEST_REFERENCE = 200;
    int LONGEST_REASON = 200;

    /** It moved. */
    @Pure
    record Succeeded(String reference) implements ProviderAnswer {}

    /** It did not move, and will not. */
    @Pure
    record Failed(@Nullable String reference, String reason) implements ProviderAnswer {}

    /** Nobody knows; the same question may be asked again. */
    @Pure
    record Unclear(String why) implements ProviderAnswer {}

    /**
     * The body of an answer as far as it is understood.
     *
     * @param title of a problem
     */
    @Pure
    record Words(
            @Nullable String status,
            @Nullable String reference,
            @Nullable String reason,
            @Nullable String title) {

        static final Words NONE = new Words(null, null, null, null);
    }

    /** Requests that are worth sending again: it took too long, the key is at work, it comes too early or too often. */
    Set<Integer> PASSING = Set.of(408, 409, 425, 429);

    /** @param status of HTTP */
    static ProviderAnswer of(int status, Words words) {
        if (status >= 200 && status < 300) {
            return told(words);
        }
        return status >= 400 && status < 500 && !PASSING.contains(status)
                ? new Failed(null, reason(words.title(), "status " + status))
                : new Unclear("it answers " + status);
    }

    private static ProviderAnswer told(Words words) {
        var reference = isReference(words.reference()) ? words.reference() : null;
        return switch (words.status()) {
            case "succeeded" ->
                reference == null ? new Unclear("it succeeded without a usable reference") : new Succeeded(reference);
            case "failed" -> new Failed(reference, reason(words.reason(), "declined"));
            case null, default -> new Unclear("its answer is neither succeeded nor failed");
        };
    }

    private static boolean isReference(@Nullable String text) {
        return text != null
                && !text.isBlank()
                && text.length() <= LONGEST_REFERENCE
                && text.chars().noneMatch(Character::isISOControl);
    }

    /** In a form that can be kept. */
    private static String reason(@Nullable String text, String otherwise) {
        var plain = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.isEmpty() ? otherwise : plain.substring(0, Math.min(plain.length(), LONGEST_REASON));
    }
}
