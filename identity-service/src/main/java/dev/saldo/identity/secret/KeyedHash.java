package dev.saldo.identity.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * HMAC-SHA-256, one round. A slow, salted hash protects words that people choose; 256 random bits cannot be guessed,
 * this one is computed on every exchange, and whoever steals the table alone cannot even try.
 */
public final class KeyedHash {

    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    KeyedHash(SecretKey key) {
        this.key = key;
    }

    public byte[] of(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** 256 random bits as text: what is worth hashing this way. */
    public static String randomText() {
        var secret = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
