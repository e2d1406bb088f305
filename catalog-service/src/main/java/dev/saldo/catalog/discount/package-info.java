/** Discounts, and the codes customers type to have them. */
@NullMarked
package dev.saldo.catalog.discount;

import org.jspecify.annotations.NullMarked;
