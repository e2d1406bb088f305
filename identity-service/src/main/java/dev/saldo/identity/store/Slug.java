package dev.saldo.identity.store;

import dev.saldo.kit.Pure;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of stores as addresses have them: lower-case letters, digits and single hyphens. */
@Pure
final class Slug {

    static final String PATTERN = "[a-z0-9]+(-[a-z0-9]+)*";
    static final int LONGEST = 60;

    /** What comes after the name when another store has it: a hyphen and six characters. */
    private static final int ENDING = 7;

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Slug() {}

    /** The nearest slug; {@code store} for a name without a letter or digit of ASCII. */
    static String from(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        var words = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        var slug = shortened(words, LONGEST - ENDING);
        return slug.isEmpty() || isId(slug) ? "store" : slug;
    }

    /** Another one that is still recognised. */
    static String withEnding(String slug, String ending) {
        return shortened(slug, LONGEST - ENDING) + "-" + ending;
    }

    /** Such a slug could not be told from an id. */
    static boolean isId(String slug) {
        return UUID.matcher(slug).matches();
    }

    private static String shortened(String slug, int longest) {
        return slug.length() <= longest ? slug : slug.substring(0, longest).replaceAll("-$", "");
    }
}
