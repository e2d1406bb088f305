package dev.saldo.suite.demo;

import dev.saldo.money.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the demo reads of the API's answers, and nothing more. */
final class Views {

    private Views() {}

    record Platform(UUID id, String name, Money balance) {}

    record Movement(
            long sequence,
            String kind,
            Money amount,
            @Nullable String reference) {}

    /** What became of each product of a bulk. */
    record Bulk(List<Product> results) {}

    /** @param id null when the product was rejected */
    record Product(@Nullable UUID id, String sku, String status) {}

    record Customer(UUID id, @Nullable String code) {}

    record Member(String email) {}

    record Sale(
            UUID id,
            String status,
            @Nullable String externalReference,
            List<Line> lines,
            Money total,
            @Nullable Money cost,
            @Nullable Money profit) {

        boolean is(String wanted) {
            return status.equals(wanted);
        }
    }

    record Line(UUID platformId, long quantity, Money unitPrice) {
        Money total() {
            return unitPrice.times(quantity);
        }
    }

    record Invoice(UUID id, String number, String status, Money amountPaid) {

        boolean isPaid() {
            return status.equals("PAID");
        }
    }
}
