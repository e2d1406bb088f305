/** How rows are read. */
@NullMarked
package dev.saldo.billing.sql;

import org.jspecify.annotations.NullMarked;
