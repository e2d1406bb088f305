/** Signs people in on the machine that runs {@code ./saldo up}. */
@NullMarked
package dev.saldo.issuer;

import org.jspecify.annotations.NullMarked;
