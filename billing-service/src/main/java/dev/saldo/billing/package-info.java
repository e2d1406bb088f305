/** Invoices, credit notes and payments of a store. */
@NullMarked
package dev.saldo.billing;

import org.jspecify.annotations.NullMarked;
