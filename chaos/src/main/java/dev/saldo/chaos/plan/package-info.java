/** Which fault comes when: drawn from a seed, so that a run can be repeated. */
@NullMarked
package dev.saldo.chaos.plan;

import org.jspecify.annotations.NullMarked;
