/** What must at least be earned with what is sold, and who may let less pass. */
@NullMarked
package dev.saldo.sales.margin;

import org.jspecify.annotations.NullMarked;
