/** The ledger: what moves a balance, and nothing else may. */
@NullMarked
package dev.saldo.platform.credit;

import org.jspecify.annotations.NullMarked;
