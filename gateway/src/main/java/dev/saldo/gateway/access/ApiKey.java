package dev.saldo.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** An API key in plain: 256 random bits, known to its holder only. */
record ApiKey(String text) {

    private static final String MARK = "sk_live_";
    private static final int SECRET_BYTES = 32;
    private static final int RECOGNISABLE = MARK.length() + 4;

    static ApiKey random() {
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return new ApiKey(MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /**
     * One round of SHA-256. A slow, salted hash protects words that people choose; 256 random bits cannot be guessed,
     * and this one is computed on every request.
     */
    String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Compares in constant time, so that an answer's delay tells nothing. */
    boolean hasHash(String expected) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), expected.getBytes(StandardCharsets.US_ASCII));
    }

    /** Enough to tell keys apart in a log or a list, of no use to a thief. */
    String prefix() {
        return text.substring(0, RECOGNISABLE);
    }

    @Override
    public String toString() {
        return "ApiKey[…]";
    }
}
