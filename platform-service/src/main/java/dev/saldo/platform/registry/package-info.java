/** Which platforms there are. */
@NullMarked
package dev.saldo.platform.registry;

import org.jspecify.annotations.NullMarked;
