/** Events of products and offers. */
@NullMarked
package dev.saldo.contracts.catalog;

import org.jspecify.annotations.NullMarked;
