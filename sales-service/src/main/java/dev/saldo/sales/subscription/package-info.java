/** Subscriptions: what was agreed, where they stand, what falls due, and what is to be billed for it. */
@NullMarked
package dev.saldo.sales.subscription;

import org.jspecify.annotations.NullMarked;
