package dev.saldo.sales.sale;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.util.UUID;

/** What a sale claims of one platform's credits. */
@Pure
public record CreditClaim(UUID platformId, Money amount) {}
