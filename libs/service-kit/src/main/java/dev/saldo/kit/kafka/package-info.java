/** Topics and clients. */
@NullMarked
package dev.saldo.kit.kafka;

import org.jspecify.annotations.NullMarked;
