package dev.saldo.catalog.bulk;

import dev.saldo.catalog.offer.Terms;
import dev.saldo.catalog.product.ProductSheet;
import dev.saldo.kit.Pure;
import java.util.List;
import java.util.UUID;

/**
 * A row of acceptable values, with what it says about the product as it stands.
 *
 * @param index its place in the request, from 0
 */
@Pure
record Row(int index, ProductSheet sheet, List<OfferRow> offers) {

    /** @param newId of the offer, should it be a new one */
    @Pure
    record OfferRow(UUID newId, Terms terms) {}
}
