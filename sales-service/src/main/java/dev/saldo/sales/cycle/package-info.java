/** Billing cycles: when periods begin and end, and what a part of one costs. */
@NullMarked
package dev.saldo.sales.cycle;

import org.jspecify.annotations.NullMarked;
