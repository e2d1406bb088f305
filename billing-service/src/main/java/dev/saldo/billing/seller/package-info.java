/** What a store writes on its invoices as their seller. */
@NullMarked
package dev.saldo.billing.seller;

import org.jspecify.annotations.NullMarked;
