/** Payments for invoices, booked or declined. */
@NullMarked
package dev.saldo.billing.payment;

import org.jspecify.annotations.NullMarked;
