/** What billing does when a subscription has to be billed, or gives back. */
@NullMarked
package dev.saldo.billing.charge;

import org.jspecify.annotations.NullMarked;
