/** What catalog last said about plans, taxes and discounts, and how often discounts were used. */
@NullMarked
package dev.saldo.sales.plan;

import org.jspecify.annotations.NullMarked;
