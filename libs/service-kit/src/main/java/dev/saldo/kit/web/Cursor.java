package dev.saldo.kit.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/**
 * Where a page ended: the order it was sorted in, and the last row's value and id in that order. Opaque to callers.
 */
record Cursor(String sort, String value, long id) {

    private static final char SEPARATOR = '\u001f';

    String encoded() {
        var text = sort + SEPARATOR + id + SEPARATOR + value;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    static Cursor decoded(String text, String sort) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(String.valueOf(SEPARATOR), 3);
            if (parts.length == 3 && parts[0].equals(sort)) {
                return new Cursor(sort, parts[2], Long.parseLong(parts[1]));
            }
        } catch (IllegalArgumentException _) {
            // Falls through to the one answer for everything that is no cursor of this list.
        }
        throw Problem.malformed("?after", "must be the next of a page in the same order");
    }
}
