/** Moves all subscriptions of a plan to a newer version of it, and shows before what that comes to. */
@NullMarked
package dev.saldo.sales.migration;

import org.jspecify.annotations.NullMarked;
