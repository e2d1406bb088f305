package dev.saldo.platform.credit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.kit.Pure;
import dev.saldo.platform.balance.LedgerHash;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A movement as its row spells it, so that also what somebody put there, and what makes no sense, can be hashed.
 *
 * @param micros when it occurred, in microseconds since 1970
 * @param landedCost null for a movement that has none; one that spends no hold either is hashed as before there were any
 */
@Pure
record Entry(
        UUID id,
        UUID store,
        UUID platform,
        long sequence,
        String kind,
        String currency,
        long amount,
        long before,
        long after,
        @Nullable UUID sale,
        @Nullable String reference,
        @Nullable String description,
        String actor,
        String micros,
        @Nullable Long landedCost,
        @Nullable UUID hold) {

    /** Another encoding needs another name: the hashes that are there stay. */
    private static final String WITHOUT_COST = "saldo-movement-1";

    private static final String WITH_COST = "saldo-movement-2";

    static Entry of(Movement movement) {
        var cause = movement.cause();
        var landedCost = movement.landedCost();
        return new Entry(
                movement.id(),
                movement.store(),
                movement.platform(),
                movement.sequence(),
                movement.kind().wire(),
                movement.amount().currency().getCurrencyCode(),
                movement.amount().minor(),
                movement.before().minor(),
                movement.after().minor(),
                cause.sale(),
                cause.reference(),
                cause.description(),
                cause.actor(),
                String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, cause.at())),
                landedCost == null ? null : landedCost.minor(),
                cause.hold());
    }

    /** What the ledger comes to with it. */
    LedgerHash hashAfter(LedgerHash previous) {
        return previous.after(encoded().getBytes(UTF_8));
    }

    private String encoded() {
        return landedCost == null && hold == null
                ? field(WITHOUT_COST) + fields()
                : field(WITH_COST) + fields() + field(landedCost) + field(hold);
    }

    private String fields() {
        return field(id)
                + field(store)
                + field(platform)
                + field(sequence)
                + field(kind)
                + field(currency)
                + field(amount)
                + field(before)
                + field(after)
                + field(sale)
                + field(reference)
                + field(description)
                + field(actor)
                + field(micros);
    }

    /** With its length in front, so that no two movements read the same; V3__chain_movements.sql does it this way too. */
    private static String field(@Nullable Object value) {
        if (value == null) {
            return "-";
        }
        var text = value.toString();
        return text.getBytes(UTF_8).length + ":" + text;
    }
}
