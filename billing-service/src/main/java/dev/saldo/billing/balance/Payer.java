package dev.saldo.billing.balance;

import dev.saldo.kit.Pure;
import java.util.Currency;
import java.util.UUID;

/** Whose balance it is: a customer has one a currency. */
@Pure
public record Payer(UUID store, UUID customer, Currency currency) {}
