/** Sales of plans: what becomes of the subscriptions when something becomes of the sale. */
@NullMarked
package dev.saldo.sales.recurring;

import org.jspecify.annotations.NullMarked;
