/** What a store sells. */
@NullMarked
package dev.saldo.catalog.product;

import org.jspecify.annotations.NullMarked;
