/** Personal data: what a service holds of a customer, and when it forgets. */
@NullMarked
package dev.saldo.kit.privacy;

import org.jspecify.annotations.NullMarked;
