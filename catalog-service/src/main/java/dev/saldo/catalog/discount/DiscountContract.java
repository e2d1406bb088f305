package dev.saldo.catalog.discount;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.catalog.DiscountChanged;
import dev.saldo.kit.outbox.OutboxMessage;
import java.util.UUID;

/** What others are told of a discount: all of it, after every change. */
final class DiscountContract {

    private DiscountContract() {}

    static OutboxMessage message(UUID store, Discount discount) {
        var sheet = discount.sheet();
        var body = new DiscountChanged(
                discount.id(),
                sheet.code(),
                sheet.name(),
                sheet.percent(),
                sheet.amount(),
                sheet.validFrom(),
                sheet.validUntil(),
                sheet.usageLimit(),
                sheet.oncePerCustomer(),
                sheet.minimumAmount(),
                sheet.productIds(),
                sheet.planIds(),
                sheet.combinable(),
                sheet.cycles(),
                sheet.active(),
                discount.isDeleted(),
                discount.version());
        return OutboxMessage.of(Topics.DISCOUNT_CHANGED, store, discount.id(), body);
    }
}
