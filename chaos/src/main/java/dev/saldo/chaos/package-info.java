/** Kills, pauses and cuts off everything under load, and checks afterwards what must never break. */
@NullMarked
package dev.saldo.chaos;

import org.jspecify.annotations.NullMarked;
