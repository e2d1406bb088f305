/** The chain of hashes over a store's documents, by which anybody sees that none was changed, added or taken away. */
@NullMarked
package dev.saldo.billing.chain;

import org.jspecify.annotations.NullMarked;
