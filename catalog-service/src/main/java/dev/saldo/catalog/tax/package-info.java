/** The taxes on what a store sells. */
@NullMarked
package dev.saldo.catalog.tax;

import org.jspecify.annotations.NullMarked;
