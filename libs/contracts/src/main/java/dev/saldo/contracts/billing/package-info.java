/** Events of invoices, credit notes and payments. */
@NullMarked
package dev.saldo.contracts.billing;

import org.jspecify.annotations.NullMarked;
