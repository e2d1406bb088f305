package dev.saldo.gateway.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A secret by which somebody can be known, and the store it is to be used in.
 *
 * @param store as the client named it; empty: the only one there is
 */
record Credential(Kind kind, String value, String store) implements Presented {

    enum Kind {
        API_KEY("api-key"),
        OIDC("oidc"),
        SESSION("session");

        private final String wire;

        Kind(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }

    /** A SHA-256: what tells credentials apart in memory without being one. */
    record Fingerprint(long first, long second, long third, long fourth) {}

    Fingerprint fingerprint() {
        var text = kind.wire + '\n' + store + '\n' + value;
        try {
            var digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            return new Fingerprint(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public String toString() {
        return "Credential[" + kind.wire + "]";
    }
}
