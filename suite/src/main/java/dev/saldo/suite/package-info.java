/** The whole of Saldo in one JVM: embedded Postgres and Kafka, every service in its own Spring context, the gateway. */
@NullMarked
package dev.saldo.suite;

import org.jspecify.annotations.NullMarked;
