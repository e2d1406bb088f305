/** What must never break, as pure functions over what is in the databases and what the clients were told. */
@NullMarked
package dev.saldo.chaos.check;

import org.jspecify.annotations.NullMarked;
