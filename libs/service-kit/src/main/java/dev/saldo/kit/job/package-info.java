/** What a service does by itself, again and again. */
@NullMarked
package dev.saldo.kit.job;

import org.jspecify.annotations.NullMarked;
