/** What the credits on a platform have cost: deposits as lots, and what was taken from them. */
@NullMarked
package dev.saldo.platform.lot;

import org.jspecify.annotations.NullMarked;
