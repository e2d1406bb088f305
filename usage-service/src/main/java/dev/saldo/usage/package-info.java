/** What subscribers use, and how much of it they may. */
@NullMarked
package dev.saldo.usage;

import org.jspecify.annotations.NullMarked;
