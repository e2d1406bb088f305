package dev.saldo.sales.subscription;

import dev.saldo.money.Money;
import dev.saldo.sales.margin.Breach;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a wish will do.
 *
 * @param token for the act itself: it bills exactly this, as if it happened at {@code at}
 * @param at the moment it was worked out for, by the store's clock
 * @param status what it will be
 * @param effectiveOn the day it counts from
 * @param charges what is billed at once
 * @param pending what is billed with the next period
 * @param dueNow the sum of what is billed at once; negative when it gives back
 * @param total what a whole period comes to after it
 * @param periodStart the first day of the period it is in then; absent when it is in none
 * @param periodEnd the day that period ends
 * @param nextBillingDate when it is billed next; absent when it is not, and when a pause lasts until somebody ends it
 * @param belowMarginFloor lines a whole period of which is under its margin floor, so that the change would be refused;
 *     absent when there are none
 * @param differences how what was agreed differs after it
 */
record PreviewView(
        UUID token,
        Instant at,
        String status,
        LocalDate effectiveOn,
        List<ChargeView> charges,
        List<ChargeView.LineView> pending,
        Money dueNow,
        Money total,
        @Nullable LocalDate periodStart,
        @Nullable LocalDate periodEnd,
        @Nullable LocalDate nextBillingDate,
        @Nullable List<UnderFloorView> belowMarginFloor,
        List<Difference> differences) {

    /** @param pointer the line, by its place in the subscription after the change */
    record UnderFloorView(String pointer, String detail) {

        static UnderFloorView of(Breach breach) {
            return new UnderFloorView(breach.pointer(), breach.detail());
        }
    }
}
