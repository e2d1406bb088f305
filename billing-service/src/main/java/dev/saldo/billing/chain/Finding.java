package dev.saldo.billing.chain;

import dev.saldo.billing.numbering.Series;
import dev.saldo.kit.Pure;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document that does not fit.
 *
 * @param id null of one that only its number tells of
 */
@Pure
record Finding(Series series, String number, @Nullable UUID id, Flaw flaw) {

    static Finding of(Link link, Flaw flaw) {
        return new Finding(link.series(), link.number(), link.document(), flaw);
    }
}
