package dev.saldo.catalog.product;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.catalog.ProductChanged;
import dev.saldo.kit.outbox.OutboxMessage;
import java.util.UUID;

/** What others are told of a product: all of it, after every change. */
final class ProductContract {

    private ProductContract() {}

    static OutboxMessage message(UUID store, Product product) {
        var sheet = product.sheet();
        var body = new ProductChanged(
                product.id(),
                sheet.sku(),
                sheet.name(),
                sheet.type(),
                sheet.description(),
                sheet.category(),
                sheet.listPrice(),
                sheet.active(),
                product.isDeleted(),
                product.version(),
                sheet.marginFloor());
        return OutboxMessage.of(Topics.PRODUCT_CHANGED, store, product.id(), body);
    }
}
