/** Postgres, the broker and every service as processes of their own, and what is done to them. */
@NullMarked
package dev.saldo.chaos.stack;

import org.jspecify.annotations.NullMarked;
