package dev.saldo.billing.chain;

import dev.saldo.kit.Pure;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What stands for a document and for all before it: SHA-256 over the hash before, 32 bytes, and the document's
 * canonical form.
 *
 * @param hex 64 digits
 */
@Pure
record Hash(String hex) {

    /** What the first document of a store follows. */
    static final Hash NOTHING = new Hash("0".repeat(64));

    /** The hash of the document that comes next. */
    Hash then(Facts document) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(hex));
            return new Hash(HexFormat.of().formatHex(digest.digest(CanonicalForm.of(document.columns()))));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
