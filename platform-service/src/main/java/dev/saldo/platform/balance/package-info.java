/** What is on a platform now, and when that is too little. */
@NullMarked
package dev.saldo.platform.balance;

import org.jspecify.annotations.NullMarked;
