package dev.saldo.catalog.bulk;

import dev.saldo.catalog.offer.Decision;
import dev.saldo.catalog.offer.Supply;
import dev.saldo.catalog.offer.SupplyChange;
import dev.saldo.catalog.product.Product;
import dev.saldo.kit.Pure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row comes to.
 *
 * @param before null for a product that does not exist yet
 * @param faults what is wrong with the row; if anything is, nothing of it is applied
 */
@Pure
record RowPlan(int index, @Nullable Product before, Product after, SupplyChange supply, List<Fault> faults) {

    /** What becomes of the row. */
    @Pure
    enum Status {
        CREATED,
        UPDATED,
        UNCHANGED,
        REJECTED
    }

    /**
     * @param supply of the product that exists, or of the one to be made
     * @param now when new prices begin
     */
    static RowPlan of(Row row, @Nullable Product before, Supply supply, Instant now) {
        var faults = new ArrayList<Fault>();
        var next = supply;
        for (var position = 0; position < row.offers().size(); position++) {
            var offer = row.offers().get(position);
            switch (next.put(offer.newId(), offer.terms(), now)) {
                case Decision.Accepted(var accepted) -> next = accepted;
                case Decision.Refused(var reason) -> faults.add(fault(row, position, reason));
            }
        }
        var after = before == null
                ? Product.created(supply.productId(), row.sheet(), now)
                : before.changed(row.sheet(), now);
        return new RowPlan(row.index(), before, after, new SupplyChange(supply, next), List.copyOf(faults));
    }

    Status status() {
        if (!faults.isEmpty()) {
            return Status.REJECTED;
        }
        if (before == null) {
            return Status.CREATED;
        }
        return changesProduct() || !supply.isEmpty() ? Status.UPDATED : Status.UNCHANGED;
    }

    boolean changesProduct() {
        return before == null || after.version() != before.version();
    }

    RowPlan rejected(Fault fault) {
        return new RowPlan(index, before, after, supply, List.of(fault));
    }

    private static Fault fault(Row row, int position, Decision.Reason reason) {
        return Fault.at(row.index(), "/offers/" + position + reason.pointer(), reason.detail());
    }
}
