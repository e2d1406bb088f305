package dev.saldo.billing.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.kit.Pure;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A value as bytes, the same for the same value whatever the order of its fields. Every value begins with its kind and
 * its length, as in {@code s5:hello}, so that nothing can move from one value into its neighbour unseen.
 */
@Pure
final class CanonicalForm {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private CanonicalForm() {}

    /** @param value null, text, a number, a truth value, or lists and maps of these */
    static byte[] of(@Nullable Object value) {
        var form = new CanonicalForm();
        form.write(value);
        return form.bytes.toByteArray();
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> text('n', "");
            case String text -> text('s', text);
            case Number number -> text('d', number.toString());
            case Boolean truth -> text('b', truth.toString());
            case List<?> list -> {
                length('l', list.size());
                list.forEach(this::write);
            }
            case Map<?, ?> map -> {
                length('m', map.size());
                sorted(map).forEach((key, element) -> {
                    write(key);
                    write(element);
                });
            }
            default -> throw new IllegalArgumentException("no form for " + value.getClass());
        }
    }

    private void text(char kind, String text) {
        var content = text.getBytes(UTF_8);
        length(kind, content.length);
        bytes.writeBytes(content);
    }

    private void length(char kind, int length) {
        bytes.write(kind);
        bytes.writeBytes(Integer.toString(length).getBytes(UTF_8));
        bytes.write(':');
    }

    private static Map<String, @Nullable Object> sorted(Map<?, ?> map) {
        var sorted = new TreeMap<String, @Nullable Object>();
        map.forEach((key, element) -> sorted.put((String) key, element));
        return sorted;
    }
}
