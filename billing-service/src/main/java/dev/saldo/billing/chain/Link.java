package dev.saldo.billing.chain;

import dev.saldo.billing.numbering.Series;
import dev.saldo.kit.Pure;
import java.util.UUID;

/**
 * A document's place in the chain of its store.
 *
 * @param position 1, 2, 3 … in the order of issue
 */
@Pure
record Link(UUID store, long position, Series series, UUID document, String number, Hash hash) {}
