package dev.saldo.contracts.sales;

import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription has to be billed for, its credits being deducted. Billed once: an invoice when it adds up to more
 * than nothing or to nothing, a credit note when to less.
 *
 * @param chargeId the charge; it is never billed twice
 * @param kind initial, renewal, plan-change, one-time, or unused-time for what a cancellation gives back
 * @param customer who pays, as they were when it happened
 * @param lines by position
 * @param subtotal the sum of unitPrice x quantity of the lines, without the taxes contained in them
 * @param taxTotal the sum of the lines' taxes
 * @param total the sum of the lines' totals: subtotal less discountTotal plus taxTotal; negative when it gives back
 * @param costs what it cost at each platform, one entry a platform
 * @param chargedOn the day it fell due, in the store
 * @param paymentTermsDays how many days after its issue an invoice of it is due; absent for the store's own terms
 * @param paymentMethod what a payment provider is asked to take the money from: a reference, such as its token of a stored
 *     card, and never the card itself; absent where nobody has said so
 */
public record SubscriptionCharge(
        UUID chargeId,
        String kind,
        Customer customer,
        List<ChargeLine> lines,
        Money subtotal,
        Money discountTotal,
        Money taxTotal,
        Money total,
        List<PlatformCost> costs,
        Money cost,
        LocalDate chargedOn,
        @Nullable Integer paymentTermsDays,
        @Nullable String paymentMethod) {

    /**
     * One line, as it is printed.
     *
     * @param description what it is, such as the plan's name
     * @param sku the product's stock keeping unit; absent for what is no product
     * @param periodStart the first day it pays for; absent for what is paid once
     * @param periodEnd the day after the last it pays for; absent for what is paid once
     * @param unitPrice what one costs, at the minor unit; negative for unused time given back
     * @param discount what is taken off; never more than the price, and of the sign of the price
     * @param tax the sum of its taxes
     * @param total what is owed for it, with its taxes and less its discount; it counts where rounding of the unit price
     *     makes a difference
     * @param taxes one entry a tax
     */
    public record ChargeLine(
            int position,
            String description,
            @Nullable String sku,
            @Nullable LocalDate periodStart,
            @Nullable LocalDate periodEnd,
            long quantity,
            Money unitPrice,
            Money discount,
            Money tax,
            Money total,
            List<LineTax> taxes) {}

    /**
     * One tax of a line.
     *
     * @param name as it is printed
     * @param percent 19 for 19 %
     * @param inclusive whether the unit price contains it
     * @param amount how much it is
     */
    public record LineTax(String name, BigDecimal percent, boolean inclusive, Money amount) {}
}
