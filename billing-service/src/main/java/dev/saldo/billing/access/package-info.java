/** Who may do and see what. */
@NullMarked
package dev.saldo.billing.access;

import org.jspecify.annotations.NullMarked;
