/** The people of a store. */
@NullMarked
package dev.saldo.identity.member;

import org.jspecify.annotations.NullMarked;
