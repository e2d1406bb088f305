/** How a payment provider is asked for what subscriptions owe. */
@NullMarked
package dev.saldo.billing.collection;

import org.jspecify.annotations.NullMarked;
