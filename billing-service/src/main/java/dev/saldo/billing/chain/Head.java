package dev.saldo.billing.chain;

import dev.saldo.kit.Pure;

/**
 * Where a chain ends. Whoever keeps it elsewhere can tell later whether what was there then still is.
 *
 * @param position how many documents there are
 * @param hash what they come to
 */
@Pure
record Head(long position, String hash) {}
