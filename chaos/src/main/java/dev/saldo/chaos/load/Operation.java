package dev.saldo.chaos.load;

import java.util.UUID;

/**
 * One write, which happens once or not at all, however often it is sent.
 *
 * @param key its Idempotency-Key or the id of an event, and the reference of whatever it leaves behind
 * @param subject the platform, customer, sale, invoice, subscription, subscriber or lease it is about
 * @param amount in minor units or units of usage, 0 where there is none
 */
public record Operation(UUID key, Act act, UUID store, UUID subject, long amount) {}
