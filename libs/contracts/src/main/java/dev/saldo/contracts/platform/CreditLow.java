package dev.saldo.contracts.platform;

import dev.saldo.money.Money;
import java.util.UUID;

/**
 * A balance crossed one of its thresholds downward; sent once a crossing.
 *
 * @param name the platform's name
 * @param level low or critical: where the balance is now
 * @param threshold the lowest threshold that was crossed
 * @param sequence the movement that crossed it
 */
public record CreditLow(UUID platformId, String name, String level, Money balance, Money threshold, long sequence) {}
