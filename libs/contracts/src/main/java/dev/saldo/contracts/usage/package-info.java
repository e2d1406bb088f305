/** What usage-service tells. */
@NullMarked
package dev.saldo.contracts.usage;

import org.jspecify.annotations.NullMarked;
