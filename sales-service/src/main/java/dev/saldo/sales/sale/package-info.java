/** The sale itself: its states and rules, how it is stored and told to others. */
@NullMarked
package dev.saldo.sales.sale;

import org.jspecify.annotations.NullMarked;
