/** Percentages, as taxes and discounts have them. */
@NullMarked
package dev.saldo.catalog.percent;

import org.jspecify.annotations.NullMarked;
