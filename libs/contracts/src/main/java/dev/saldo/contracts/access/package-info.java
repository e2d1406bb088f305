/** The words of authorization that identity-service signs and every service checks: roles and scopes. */
@NullMarked
package dev.saldo.contracts.access;

import org.jspecify.annotations.NullMarked;
