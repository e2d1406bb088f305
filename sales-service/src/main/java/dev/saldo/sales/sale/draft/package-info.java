/** Sales as they are written down: what can be, and what is then needed to confirm them. */
@NullMarked
package dev.saldo.sales.sale.draft;

import org.jspecify.annotations.NullMarked;
