/** What every Saldo service stands on: a service needs this dependency and its own code. */
@NullMarked
package dev.saldo.kit;

import org.jspecify.annotations.NullMarked;
