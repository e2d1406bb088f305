/** What is done with a written sale: it is confirmed, cancelled, refunded. */
@NullMarked
package dev.saldo.sales.checkout;

import org.jspecify.annotations.NullMarked;
