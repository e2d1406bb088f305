/** The keys that sign tokens, and how they take turns. */
@NullMarked
package dev.saldo.identity.signing;

import org.jspecify.annotations.NullMarked;
