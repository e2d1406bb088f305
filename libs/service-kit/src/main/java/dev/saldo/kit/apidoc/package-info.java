/** What all HTTP interfaces of the suite share: problems, paging, idempotency, versions, merge patch. */
@NullMarked
package dev.saldo.kit.apidoc;

import org.jspecify.annotations.NullMarked;
