/** How much of something was used. */
@NullMarked
package dev.saldo.usage.amount;

import org.jspecify.annotations.NullMarked;
