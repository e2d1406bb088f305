/** The answers the gateway gives itself, as RFC 9457 problem details. */
@NullMarked
package dev.saldo.gateway.problem;

import org.jspecify.annotations.NullMarked;
