/** End-to-end scenarios: the whole suite, used as its clients use it. */
package dev.saldo.suite.scenario;
