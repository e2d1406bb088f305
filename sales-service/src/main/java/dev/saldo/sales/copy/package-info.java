/** What catalog and platform last said about products, offers and platforms, kept here so that nobody calls back. */
@NullMarked
package dev.saldo.sales.copy;

import org.jspecify.annotations.NullMarked;
