/** Who issues a store's documents, as identity-service tells. */
@NullMarked
package dev.saldo.billing.seller;

import org.jspecify.annotations.NullMarked;
