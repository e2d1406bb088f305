/** The clock; nothing else tells the time. */
@NullMarked
package dev.saldo.kit.time;

import org.jspecify.annotations.NullMarked;
