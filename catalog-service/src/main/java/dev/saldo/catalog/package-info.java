/** Products, and which platform supplies them at what price. */
@NullMarked
package dev.saldo.catalog;

import org.jspecify.annotations.NullMarked;
