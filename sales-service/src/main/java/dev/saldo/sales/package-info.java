/** Sells: customers, and sales from the draft to the completed deal. */
@NullMarked
package dev.saldo.sales;

import org.jspecify.annotations.NullMarked;
