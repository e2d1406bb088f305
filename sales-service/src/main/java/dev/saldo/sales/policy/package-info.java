/** What a store chose about its sales. */
@NullMarked
package dev.saldo.sales.policy;

import org.jspecify.annotations.NullMarked;
