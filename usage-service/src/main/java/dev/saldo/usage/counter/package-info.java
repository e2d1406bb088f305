/** The counters, and the one place where they are changed. */
@NullMarked
package dev.saldo.usage.counter;

import org.jspecify.annotations.NullMarked;
