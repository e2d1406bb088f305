/**
 * What the tests of a service stand on: {@link dev.saldo.testkit.SaldoTest} runs it on real PostgreSQL and Kafka,
 * {@link dev.saldo.testkit.Api} and {@link dev.saldo.testkit.Events} talk to it,
 * {@link dev.saldo.testkit.ArchitectureRules} and {@link dev.saldo.testkit.BadInput} hold what all services promise.
 */
@NullMarked
package dev.saldo.testkit;

import org.jspecify.annotations.NullMarked;
