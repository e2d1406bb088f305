/** Events of customers and sales. */
@NullMarked
package dev.saldo.contracts.sales;

import org.jspecify.annotations.NullMarked;
