/** Identifiers that leave the service. */
@NullMarked
package dev.saldo.kit.id;

import org.jspecify.annotations.NullMarked;
