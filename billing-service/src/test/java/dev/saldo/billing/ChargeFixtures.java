package dev.saldo.billing;

import static dev.saldo.billing.SaleFixtures.SELLER;
import static dev.saldo.billing.SaleFixtures.ZOE;
import static dev.saldo.billing.SaleFixtures.usd;

import dev.saldo.contracts.sales.Customer;
import dev.saldo.contracts.sales.Subscriber;
import dev.saldo.contracts.sales.Subscription;
import dev.saldo.contracts.sales.SubscriptionCharge;
import dev.saldo.contracts.sales.SubscriptionCharge.ChargeLine;
import dev.saldo.contracts.sales.SubscriptionCharge.LineTax;
import dev.saldo.contracts.sales.SubscriptionCharged;
import dev.saldo.contracts.sales.SubscriptionPlanChanged;
import dev.saldo.contracts.sales.SubscriptionRenewed;
import dev.saldo.kit.id.Ids;
import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Charges of subscriptions as the sales service tells of them. */
public final class ChargeFixtures {

    public static final Instant CHARGED_AT = Instant.parse("2026-11-01T00:00:05Z");
    public static final LocalDate NOV_1 = LocalDate.of(2026, 11, 1);
    public static final LocalDate DEC_1 = LocalDate.of(2026, 12, 1);

    private static final UUID PLAN = UUID.fromString("01900000-0000-7000-8000-000000000021");

    private ChargeFixtures() {}

    /** A charge of Zoë with a line for each amount, without discount or tax. */
    public static SubscriptionCharge charge(String... amounts) {
        return charge(ZOE, NOV_1, amounts);
    }

    public static SubscriptionCharge charge(Customer customer, LocalDate day, String... amounts) {
        var lines = IntStream.range(0, amounts.length)
                .mapToObj(index -> line(index + 1, usd(amounts[index])))
                .toList();
        return of("renewal", customer, day, null, lines);
    }

    /** The same, due so many days after its invoice. */
    public static SubscriptionCharge inDays(int paymentTermsDays, SubscriptionCharge charge) {
        return of(charge.kind(), charge.customer(), charge.chargedOn(), paymentTermsDays, charge.lines());
    }

    public static SubscriptionCharge of(
            String kind, Customer customer, LocalDate day, Integer paymentTermsDays, List<ChargeLine> lines) {
        var total = sum(lines.stream().map(ChargeLine::total).toList());
        var discount = sum(lines.stream().map(ChargeLine::discount).toList());
        var tax = sum(lines.stream().map(ChargeLine::tax).toList());
        return new SubscriptionCharge(
                Ids.next(),
                kind,
                customer,
                lines,
                total.plus(discount).minus(tax),
                discount,
                tax,
                total,
                List.of(),
                usd("0.00"),
                day,
                paymentTermsDays,
                null);
    }

    /** The same, to be paid with this. */
    public static SubscriptionCharge paidWith(String paymentMethod, SubscriptionCharge charge) {
        return new SubscriptionCharge(
                charge.chargeId(),
                charge.kind(),
                charge.customer(),
                charge.lines(),
                charge.subtotal(),
                charge.discountTotal(),
                charge.taxTotal(),
                charge.total(),
                charge.costs(),
                charge.cost(),
                charge.chargedOn(),
                charge.paymentTermsDays(),
                paymentMethod);
    }

    public static ChargeLine line(int position, Money amount) {
        return line(position, 1, amount, usd("0.00"), amount);
    }

    /** A line for November; taxes are exclusive and make up what the total is more. */
    public static ChargeLine line(
            int position, long quantity, Money unitPrice, Money discount, Money total, LineTax... taxes) {
        return new ChargeLine(
                position,
                "Plan no. " + position,
                "PLAN-" + position,
                NOV_1,
                DEC_1,
                quantity,
                unitPrice,
                discount,
                sum(Arrays.stream(taxes).map(LineTax::amount).toList()),
                total,
                List.of(taxes));
    }

    public static LineTax vat(String percent, String amount) {
        return new LineTax("VAT", new BigDecimal(percent), false, usd(amount));
    }

    public static SubscriptionRenewed renewed(UUID subscription, SubscriptionCharge charge) {
        return new SubscriptionRenewed(subscription(subscription, charge), charge, 1, CHARGED_AT, SELLER, 3);
    }

    public static SubscriptionCharged charged(UUID subscription, SubscriptionCharge charge) {
        return new SubscriptionCharged(
                subscription(subscription, charge), charge, CHARGED_AT.plusSeconds(60), SELLER, 4);
    }

    public static SubscriptionPlanChanged planChanged(UUID subscription, SubscriptionCharge charge) {
        return new SubscriptionPlanChanged(
                subscription(subscription, charge == null ? charge("0.00") : charge),
                "upgrade",
                PLAN,
                1,
                1,
                charge,
                CHARGED_AT.plusSeconds(30),
                SELLER,
                5);
    }

    private static Subscription subscription(UUID id, SubscriptionCharge charge) {
        return new Subscription(
                id,
                "SUB-000001",
                "active",
                new Subscriber("customer", charge.customer().customerId().toString()),
                charge.customer().customerId(),
                PLAN,
                1,
                1,
                "USD",
                NOV_1,
                null,
                null,
                NOV_1,
                DEC_1,
                DEC_1,
                null,
                null);
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(usd("0.00"), Money::plus);
    }
}
