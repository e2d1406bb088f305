/** What is held here about customers. */
@NullMarked
package dev.saldo.usage.privacy;

import org.jspecify.annotations.NullMarked;
