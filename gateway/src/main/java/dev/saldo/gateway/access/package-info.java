/** Who may call: the API key a client shows, and the signed token services trust instead of it. */
@NullMarked
package dev.saldo.gateway.access;

import org.jspecify.annotations.NullMarked;
