package dev.saldo.benchmarks.scenario;

/**
 * How much there is of what takes a while to load.
 *
 * @param growthRows how many movements a ledger has that has grown
 * @param renewals how many subscriptions fall due at one moment
 */
public record Sizes(long growthRows, int renewals) {}
