/** Calls to other services: the exception, and so guarded by time-outs, retries and circuit breakers. */
@NullMarked
package dev.saldo.kit.remote;

import org.jspecify.annotations.NullMarked;
