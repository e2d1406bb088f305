/** Many products with their offers in one call. */
@NullMarked
package dev.saldo.catalog.bulk;

import org.jspecify.annotations.NullMarked;
