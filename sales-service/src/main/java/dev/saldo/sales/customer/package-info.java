/** Who buys. */
@NullMarked
package dev.saldo.sales.customer;

import org.jspecify.annotations.NullMarked;
