/** The clients: what they ask, what they were told, and how they ask again. */
@NullMarked
package dev.saldo.chaos.load;

import org.jspecify.annotations.NullMarked;
