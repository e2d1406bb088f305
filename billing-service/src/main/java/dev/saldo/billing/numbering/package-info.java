/** Gapless numbers of documents. */
@NullMarked
package dev.saldo.billing.numbering;

import org.jspecify.annotations.NullMarked;
