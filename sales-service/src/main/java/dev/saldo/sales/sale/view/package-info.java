/** Sales as they are shown: one, many, or one as it changes. */
@NullMarked
package dev.saldo.sales.sale.view;

import org.jspecify.annotations.NullMarked;
