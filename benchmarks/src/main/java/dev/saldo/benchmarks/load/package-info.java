/** Ways to put load on something: HTTP, JDBC and Kafka. */
@NullMarked
package dev.saldo.benchmarks.load;

import org.jspecify.annotations.NullMarked;
