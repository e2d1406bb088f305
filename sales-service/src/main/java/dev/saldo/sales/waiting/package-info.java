/** The platforms' answers, and the sales that wait for credit until a deposit lets them go. */
@NullMarked
package dev.saldo.sales.waiting;

import org.jspecify.annotations.NullMarked;
