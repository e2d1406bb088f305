package dev.saldo.chaos.load;

import java.util.UUID;

/**
 * One write, which happens once or not at all, however often it is sent.
 *
 * @param key its Idempotency-Key, and the reference of whatever it leaves behind
 * @param subject the platform, customer, sale or invoice it is about
 * @param minor the amount, 0 where there is none
 */
public record Operation(UUID key, Act act, UUID store, UUID subject, long minor) {}
