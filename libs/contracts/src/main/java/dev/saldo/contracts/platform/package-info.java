/** Events of supplier platforms and their credits. */
@NullMarked
package dev.saldo.contracts.platform;

import org.jspecify.annotations.NullMarked;
