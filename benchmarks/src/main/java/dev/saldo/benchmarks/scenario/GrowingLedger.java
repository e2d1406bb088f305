package dev.saldo.benchmarks.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A platform's ledger that grows by what is given with one movement and taken with the next, so that its balance, and
 * what else follows from it, stays as it is.
 */
final class GrowingLedger {

    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest sha256;
    private final String owners;
    private final String ownersHashed;
    private final String currency;
    private final long micros;
    private final Instant occurredAt;

    private long balance;
    private long sequence;
    private byte[] head;
    private boolean given;

    /**
     * @param sequence the number of its last movement
     * @param head the hash of it
     * @param micros when all movements that follow occur, in microseconds since 1970
     */
    GrowingLedger(UUID platform, UUID store, String currency, long balance, long sequence, byte[] head, long micros) {
        this.sha256 = sha256();
        this.owners = store + "\t" + platform;
        this.ownersHashed = field(store.toString()) + field(platform.toString());
        this.currency = currency;
        this.balance = balance;
        this.sequence = sequence;
        this.head = head;
        this.micros = micros;
        this.occurredAt = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    long sequence() {
        return sequence;
    }

    byte[] head() {
        return head;
    }

    /** The next movement as a line of text for `copy`. */
    String next(UUID uid) {
        var amount = given ? -1 : 1;
        given = !given;
        var before = balance;
        balance += amount;
        sequence++;
        head = hashAfter(uid, amount, before);
        return "%s\t%s\t%d\tadjustment\t%s\t%d\t%d\t%d\tbench\tgrowth\tbench\t%s\t\\\\x%s\n"
                .formatted(uid, owners, sequence, currency, amount, before, balance, occurredAt, HEX.formatHex(head));
    }

    /** Hashed is what V3__chain_movements.sql of platform-service hashes, in its order. */
    private byte[] hashAfter(UUID uid, long amount, long before) {
        var entry = field("saldo-movement-1")
                + field(uid.toString())
                + ownersHashed
                + field(String.valueOf(sequence))
                + field("adjustment")
                + field(currency)
                + field(String.valueOf(amount))
                + field(String.valueOf(before))
                + field(String.valueOf(balance))
                + '-' // no sale
                + field("bench")
                + field("growth")
                + field("bench")
                + field(String.valueOf(micros));
        sha256.update(head);
        return sha256.digest(entry.getBytes(UTF_8));
    }

    /** With its length in front; all of them are plain ASCII. */
    private static String field(String value) {
        return value.length() + ":" + value;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
