/** Amounts of money and the arithmetic Saldo does with them. Depends on nothing. */
@NullMarked
package dev.saldo.money;

import org.jspecify.annotations.NullMarked;
