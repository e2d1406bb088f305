/** Stores, who may do what in them, and the tokens that services trust. */
@NullMarked
package dev.saldo.identity;

import org.jspecify.annotations.NullMarked;
