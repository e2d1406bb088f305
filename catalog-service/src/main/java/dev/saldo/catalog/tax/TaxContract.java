package dev.saldo.catalog.tax;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.catalog.TaxChanged;
import dev.saldo.kit.outbox.OutboxMessage;
import java.util.UUID;

/** What others are told of a tax: all of it, after every change. */
final class TaxContract {

    private TaxContract() {}

    static OutboxMessage message(UUID store, Tax tax) {
        var sheet = tax.sheet();
        var body = new TaxChanged(
                tax.id(),
                sheet.name(),
                sheet.percent(),
                sheet.inclusive(),
                sheet.country(),
                sheet.active(),
                tax.isDeleted(),
                tax.version());
        return OutboxMessage.of(Topics.TAX_CHANGED, store, tax.id(), body);
    }
}
