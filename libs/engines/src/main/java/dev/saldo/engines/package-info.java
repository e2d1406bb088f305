/**
 * Real PostgreSQL and real Kafka on this machine, without a container engine: for the suite that runs with one command
 * and for tests. Both keep what they acknowledged when the JVM is killed.
 */
@NullMarked
package dev.saldo.engines;

import org.jspecify.annotations.NullMarked;
