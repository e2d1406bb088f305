/** How much of a feature a subscriber may use, in which period. */
@NullMarked
package dev.saldo.usage.limit;

import org.jspecify.annotations.NullMarked;
