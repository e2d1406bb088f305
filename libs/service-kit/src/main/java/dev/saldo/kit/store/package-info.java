/** This service's own copy of the stores. */
@NullMarked
package dev.saldo.kit.store;

import org.jspecify.annotations.NullMarked;
