/** Who may call: what a client shows, and the internal token that identity gives for it and services trust instead. */
@NullMarked
package dev.saldo.gateway.access;

import org.jspecify.annotations.NullMarked;
