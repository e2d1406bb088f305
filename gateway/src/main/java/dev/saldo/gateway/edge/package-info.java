/** What holds for every request and answer: ids, headers, origins, sizes. */
@NullMarked
package dev.saldo.gateway.edge;

import org.jspecify.annotations.NullMarked;
