/** Who may give what to whom, and that no store loses its last owner. */
@NullMarked
package dev.saldo.identity.authority;

import org.jspecify.annotations.NullMarked;
