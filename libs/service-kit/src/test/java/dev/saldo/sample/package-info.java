/** A smallest service, to try the kit with. */
@NullMarked
package dev.saldo.sample;

import org.jspecify.annotations.NullMarked;
