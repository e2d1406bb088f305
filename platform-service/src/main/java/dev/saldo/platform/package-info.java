/** Supplier platforms and the credits kept there. */
@NullMarked
package dev.saldo.platform;

import org.jspecify.annotations.NullMarked;
