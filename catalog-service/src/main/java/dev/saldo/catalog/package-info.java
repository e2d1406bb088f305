/** Products, which platform supplies them at what price, and the plans, taxes and discounts they are sold with. */
@NullMarked
package dev.saldo.catalog;

import org.jspecify.annotations.NullMarked;
