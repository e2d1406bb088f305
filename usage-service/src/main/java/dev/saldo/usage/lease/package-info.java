/** Units handed out for use without asking. */
@NullMarked
package dev.saldo.usage.lease;

import org.jspecify.annotations.NullMarked;
