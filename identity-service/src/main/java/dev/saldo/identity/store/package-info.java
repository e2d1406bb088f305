/** The stores. */
@NullMarked
package dev.saldo.identity.store;

import org.jspecify.annotations.NullMarked;
