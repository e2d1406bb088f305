package dev.saldo.platform.balance;

import dev.saldo.kit.Pure;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a ledger comes to up to one of its movements: SHA-256 over the hash before it and the movement itself. Whoever
 * changes a movement would have to change every hash from there on.
 *
 * @param hex in lower case
 */
@Pure
public record LedgerHash(String hex) {

    /** Of a ledger without movements. */
    public static final LedgerHash NONE = new LedgerHash("0".repeat(64));

    public static LedgerHash of(byte[] bytes) {
        return new LedgerHash(HexFormat.of().formatHex(bytes));
    }

    /** One movement later. */
    public LedgerHash after(byte[] movement) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(hex));
            return of(digest.digest(movement));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
