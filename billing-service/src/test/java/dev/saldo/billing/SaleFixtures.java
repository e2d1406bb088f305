package dev.saldo.billing;

import dev.saldo.contracts.sales.Customer;
import dev.saldo.contracts.sales.PlatformCost;
import dev.saldo.contracts.sales.SaleCompleted;
import dev.saldo.contracts.sales.SaleLine;
import dev.saldo.contracts.sales.SaleRefunded;
import dev.saldo.kit.id.Ids;
import dev.saldo.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Sales as the sales service tells of them. */
public final class SaleFixtures {

    public static final Instant SOLD_AT = Instant.parse("2023-05-06T22:30:00Z");
    public static final Instant COMPLETED_AT = Instant.parse("2026-11-20T10:00:00Z");
    public static final Instant REFUNDED_AT = Instant.parse("2026-11-21T11:00:00Z");
    /** Who confirmed the sales, and who refunded them. */
    public static final String SELLER = "member:01900000-0000-7000-8000-000000000011";

    public static final String REFUNDER = "api-key:01900000-0000-7000-8000-000000000012";
    public static final Customer ZOE = new Customer(
            UUID.fromString("01900000-0000-7000-8000-000000000001"),
            "C-7",
            "Zoë Świątek",
            "Świątek sp. z o.o.",
            "zoe@example.com",
            null,
            new Customer.Address("ul. Długa 1", "Łódź", null, "90-001", "Poland"));

    public static final Customer ADA = new Customer(
            UUID.fromString("01900000-0000-7000-8000-000000000003"),
            "C-8",
            "Ada King",
            null,
            "ada@example.com",
            null,
            null);

    private static final UUID PLATFORM = UUID.fromString("01900000-0000-7000-8000-000000000002");

    private SaleFixtures() {}

    public static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    /** A sale of two pieces of each price. */
    public static SaleCompleted sale(String... unitPrices) {
        return sale(COMPLETED_AT, unitPrices);
    }

    public static SaleCompleted sale(Instant completedAt, String... unitPrices) {
        return sale(ZOE, completedAt, unitPrices);
    }

    /** A sale to one customer or the other. */
    public static SaleCompleted sale(Customer customer, String... unitPrices) {
        return sale(customer, COMPLETED_AT, unitPrices);
    }

    private static SaleCompleted sale(Customer customer, Instant completedAt, String... unitPrices) {
        var lines = IntStream.range(0, unitPrices.length)
                .mapToObj(index -> line(index + 1, usd(unitPrices[index])))
                .toList();
        var total = lines.stream().map(SaleLine::total).reduce(usd("0.00"), Money::plus);
        return new SaleCompleted(
                Ids.next(),
                "order 4711",
                customer,
                lines,
                List.of(new PlatformCost(PLATFORM, usd("0.00"))),
                total,
                usd("0.00"),
                total,
                null,
                SOLD_AT,
                completedAt,
                SELLER,
                3);
    }

    public static SaleRefunded refund(SaleCompleted sale) {
        return new SaleRefunded(
                sale.saleId(),
                sale.externalReference(),
                sale.customer(),
                sale.lines(),
                sale.costs(),
                sale.total(),
                "customer changed their mind",
                REFUNDED_AT,
                REFUNDER,
                4);
    }

    private static SaleLine line(int position, Money unitPrice) {
        var nothing = usd("0.00");
        return new SaleLine(
                position,
                Ids.next(),
                "SKU-" + position,
                "Track no. " + position,
                PLATFORM,
                2,
                unitPrice,
                nothing,
                unitPrice.times(2),
                nothing);
    }
}
