package dev.saldo.catalog.product;

import dev.saldo.kit.Pure;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How texts become words to search for: lower case, without accents, anything but letters and digits as blanks. Done
 * here and not by the database, whose idea of a letter depends on its locale.
 */
@Pure
final class SearchText {

    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");
    private static final Pattern BLANKS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final int MAX_WORDS = 20;
    private static final int MAX_WORD = 100;

    private SearchText() {}

    /** What is kept beside a product. */
    static String of(ProductSheet sheet) {
        return words(sheet.sku(), sheet.name(), sheet.description()).collect(Collectors.joining(" "));
    }

    /** A {@code tsquery} that finds products with all words of the text, each at least begun; it may be empty. */
    static @Nullable String query(@Nullable String typed) {
        return typed == null
                ? null
                : words(typed).limit(MAX_WORDS).map(SearchText::prefix).collect(Collectors.joining(" & "));
    }

    private static Stream<String> words(@Nullable String... texts) {
        return Arrays.stream(texts)
                .flatMap(text -> text == null ? Stream.empty() : BLANKS.splitAsStream(fold(text)))
                .filter(word -> !word.isEmpty());
    }

    private static String fold(String text) {
        var plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        return ACCENTS.matcher(plain).replaceAll("");
    }

    private static String prefix(String word) {
        return "'%s':*".formatted(word.substring(0, Math.min(word.length(), MAX_WORD)));
    }
}
