package dev.saldo.billing.collection;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.util.List;
import java.util.UUID;

/**
 * What a provider is to be asked for.
 *
 * @param id what the provider knows the question by, however often it is asked
 * @param subscriptions whose charges the invoice bills, each once
 * @param paymentMethod a reference that the provider understands
 * @param tries how often it was asked, this time included
 */
@Pure
record Attempt(
        UUID id,
        UUID store,
        UUID invoice,
        String invoiceNumber,
        UUID customer,
        List<UUID> subscriptions,
        Money amount,
        String paymentMethod,
        int tries) {}
