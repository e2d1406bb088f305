/** What is owed on an invoice: the only part of it that changes. */
@NullMarked
package dev.saldo.billing.settlement;

import org.jspecify.annotations.NullMarked;
