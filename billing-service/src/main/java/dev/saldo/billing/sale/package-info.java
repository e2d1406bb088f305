/** What billing does when something happens to a sale. */
@NullMarked
package dev.saldo.billing.sale;

import org.jspecify.annotations.NullMarked;
