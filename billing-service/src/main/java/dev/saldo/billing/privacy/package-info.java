/** What billing holds of a person. */
@NullMarked
package dev.saldo.billing.privacy;

import org.jspecify.annotations.NullMarked;
