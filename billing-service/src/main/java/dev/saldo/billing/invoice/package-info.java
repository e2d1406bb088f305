/** Immutable invoices, one for each completed sale. */
@NullMarked
package dev.saldo.billing.invoice;

import org.jspecify.annotations.NullMarked;
