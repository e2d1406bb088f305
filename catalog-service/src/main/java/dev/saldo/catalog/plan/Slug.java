package dev.saldo.catalog.plan;

import dev.saldo.kit.Pure;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.IntStream;

/** Names of plans as addresses have them: lower-case letters, digits and single hyphens. */
@Pure
final class Slug {

    static final String PATTERN = "[a-z0-9]+(-[a-z0-9]+)*";
    static final int LONGEST = 60;

    /** What comes after the name when another plan has it: a hyphen and a number. */
    private static final int ENDING = 6;

    private Slug() {}

    /** The nearest slug; {@code plan} for a name without a letter or digit of ASCII. */
    static String from(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        var words = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        var slug =
                words.substring(0, Math.min(words.length(), LONGEST - ENDING)).replaceAll("-$", "");
        return slug.isEmpty() ? "plan" : slug;
    }

    /** The slug, or else with the first number behind it that none of the others has. */
    static String free(String slug, Collection<String> taken) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? slug : slug + "-" + number)
                .filter(candidate -> !taken.contains(candidate))
                .findFirst()
                .orElseThrow();
    }
}
