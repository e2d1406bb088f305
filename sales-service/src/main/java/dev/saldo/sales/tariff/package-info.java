/** What a line costs: price models, discounts in their order, taxes. */
@NullMarked
package dev.saldo.sales.tariff;

import org.jspecify.annotations.NullMarked;
