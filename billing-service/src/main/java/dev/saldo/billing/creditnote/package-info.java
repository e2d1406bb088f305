/** Immutable credit notes, one for each refunded sale. */
@NullMarked
package dev.saldo.billing.creditnote;

import org.jspecify.annotations.NullMarked;
