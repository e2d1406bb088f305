/** The audit: what every write leaves behind. */
@NullMarked
package dev.saldo.kit.audit;

import org.jspecify.annotations.NullMarked;
