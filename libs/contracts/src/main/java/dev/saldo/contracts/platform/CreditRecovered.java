package dev.saldo.contracts.platform;

import dev.saldo.money.Money;
import java.util.UUID;

/**
 * A balance rose back above a threshold; sent once a crossing.
 *
 * @param name the platform's name
 * @param level low or normal: where the balance is now
 * @param sequence the movement that did it
 */
public record CreditRecovered(UUID platformId, String name, String level, Money balance, long sequence) {}
