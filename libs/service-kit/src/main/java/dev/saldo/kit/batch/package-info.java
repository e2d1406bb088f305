/** Doing for many at once what costs the same for one. */
@NullMarked
package dev.saldo.kit.batch;

import org.jspecify.annotations.NullMarked;
