/** Forgetting people whom sales-service has forgotten. */
@NullMarked
package dev.saldo.identity.privacy;

import org.jspecify.annotations.NullMarked;
