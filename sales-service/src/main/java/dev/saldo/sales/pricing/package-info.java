/** What the lines of a sale come to, and what stands in the way of selling them. */
@NullMarked
package dev.saldo.sales.pricing;

import org.jspecify.annotations.NullMarked;
