/** The first store and its first key. */
@NullMarked
package dev.saldo.identity.bootstrap;

import org.jspecify.annotations.NullMarked;
