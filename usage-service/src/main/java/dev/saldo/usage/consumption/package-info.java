/** Asking whether something may be used, and counting it in the same breath. */
@NullMarked
package dev.saldo.usage.consumption;

import org.jspecify.annotations.NullMarked;
