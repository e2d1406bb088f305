/** What the documents say is true. */
@NullMarked
package dev.saldo.suite.docs;

import org.jspecify.annotations.NullMarked;
