/** The one front of the suite: what clients call, and what stands between them and the services. */
@NullMarked
package dev.saldo.gateway;

import org.jspecify.annotations.NullMarked;
