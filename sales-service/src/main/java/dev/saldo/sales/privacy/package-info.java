/** What becomes of what is known about customers. */
@NullMarked
package dev.saldo.sales.privacy;

import org.jspecify.annotations.NullMarked;
