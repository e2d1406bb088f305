/** Real data, replayed through the public API like any client would. */
@NullMarked
package dev.saldo.suite.demo;

import org.jspecify.annotations.NullMarked;
