/** What only all services together can answer: the audit of a store, and all there is about a customer. */
@NullMarked
package dev.saldo.gateway.gather;

import org.jspecify.annotations.NullMarked;
