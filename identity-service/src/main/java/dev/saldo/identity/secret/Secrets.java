package dev.saldo.identity.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.stereotype.Component;

/** Derives a key for each purpose from the one secret (HKDF, RFC 5869), so that none tells anything about another. */
@Component
public final class Secrets {

    private static final int LEAST_BYTES = 32;
    private static final int KEY_BYTES = 32;

    private final byte[] secret;

    Secrets(SecretProperties properties) {
        this.secret = properties.secret().getBytes(UTF_8);
        if (secret.length < LEAST_BYTES) {
            throw new IllegalStateException(
                    "saldo.identity.secret (SALDO_IDENTITY_SECRET) must have at least %d bytes".formatted(LEAST_BYTES));
        }
    }

    /** For secrets that are recognised, never read again. */
    public KeyedHash hashFor(String purpose) {
        return new KeyedHash(derived(purpose, "HmacSHA256"));
    }

    /** For secrets that are read again. */
    public Sealing sealingFor(String purpose) {
        return new Sealing(derived(purpose, "AES"));
    }

    private SecretKey derived(String purpose, String algorithm) {
        try {
            var label = ("saldo identity " + purpose).getBytes(UTF_8);
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(label, KEY_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
