/** What identity-service publishes. */
@NullMarked
package dev.saldo.contracts.identity;

import org.jspecify.annotations.NullMarked;
