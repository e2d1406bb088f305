/** Who calls: the internal token, and the store and role it carries. */
@NullMarked
package dev.saldo.kit.security;

import org.jspecify.annotations.NullMarked;
