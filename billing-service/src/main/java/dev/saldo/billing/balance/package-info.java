/** What the store owes its customers, and pays their next invoices with. */
@NullMarked
package dev.saldo.billing.balance;

import org.jspecify.annotations.NullMarked;
