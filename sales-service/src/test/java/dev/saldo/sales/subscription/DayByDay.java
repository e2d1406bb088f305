package dev.saldo.sales.subscription;

import dev.saldo.sales.cycle.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What each day of a subscription ought to cost, added up without the rules: a day that is paid for costs a day's part of
 * the period it lies in, less its coupon, and its tax; what begins costs its setup. All it takes from the subscription is its status and items on each
 * day, and its term.
 */
final class DayByDay {

    private final @Nullable Integer anchorDay;
    private @Nullable LocalDate termEnd;
    private BigDecimal sum = BigDecimal.ZERO;

    /** Where the present row of periods begins, and on which day of the month it wants to. */
    private LocalDate anchor = LocalDate.MIN;

    private int day;
    private @Nullable Interval interval;
    private LocalDate end = LocalDate.MIN;
    private long whole = 1;
    private boolean moved;
    private boolean rested;
    private @Nullable Subscription yesterday;

    /** How many whole periods there were; and whether it is in days that only lead to one. */
    private int wholes;

    private boolean leading;
    private final Set<UUID> known = new HashSet<>();
    private final BigDecimal taxed;
    private final BigDecimal discounted;
    private final int discountedPeriods;

    private DayByDay(RandomLife life) {
        var term = life.draft().term();
        this.anchorDay = term.anchorDay();
        this.termEnd = term.end();
        this.taxed = BigDecimal.ONE.add(life.addedTax().movePointLeft(2));
        var coupon = life.draft().reductions().getFirst().term();
        this.discounted = BigDecimal.ONE.subtract(coupon.percent().movePointLeft(2));
        this.discountedPeriods = coupon.cycles() == null ? Integer.MAX_VALUE : coupon.cycles();
    }

    /** @param lastDayGivenBack whether it was ended with credit for what was unused */
    static BigDecimal cost(RandomLife life, boolean lastDayGivenBack) {
        var days = new DayByDay(life);
        life.days().forEach((today, day) -> days.add(today, day.morning(), day.evening()));
        if (life.subscription().status().isOver() && !lastDayGivenBack) {
            days.keepWhatWasPaid(life.days().lastEntry().getKey());
        }
        return days.sum;
    }

    private void add(LocalDate today, Subscription morning, Subscription evening) {
        if (isUsed(morning)) {
            arrive(today, morning);
        }
        setUp(morning);
        switch (evening.status()) {
            case ACTIVE, PAST_DUE -> {
                arrive(today, evening);
                sum = sum.add(aDayOf(evening));
            }
            case PAUSED -> rested(today, evening);
            case DRAFT, QUOTATION, CONFIRMED, ON_TRIAL, CANCELLED, EXPIRED, CLOSED -> {}
        }
        setUp(evening);
        if (!evening.status().isOver()) {
            yesterday = evening;
        }
    }

    /** What is there for the first time since it is paid for, costs its setup. */
    private void setUp(Subscription present) {
        if (interval == null) {
            return;
        }
        for (var item : present.items()) {
            var fee = item.plan().tariff().setupFee();
            if (known.add(item.id()) && fee != null) {
                sum = sum.add(fee.amount().multiply(taxed));
            }
        }
    }

    private static boolean isUsed(Subscription subscription) {
        return subscription.status() == Status.ACTIVE || subscription.status() == Status.PAST_DUE;
    }

    /** On a day of use, which may be the first one of a period. */
    private void arrive(LocalDate today, Subscription used) {
        var asked = used.items().getFirst().plan().interval();
        var begins = !asked.equals(interval) || !today.isBefore(end);
        if (interval == null) {
            begin(today, asked, anchorDay == null ? today.getDayOfMonth() : anchorDay);
        } else if (!asked.equals(interval)) {
            begin(today, asked, dayOf(today, asked));
        } else if (!today.isBefore(end)) {
            if (comesBack(today, asked)) {
                begin(today, asked, anchorDay);
            } else if (moved || rested) {
                var first = rested ? today : end;
                begin(first, asked, first.getDayOfMonth());
            }
            lieIn(today);
        }
        if (begins && !leading) {
            wholes++;
        }
        rested = false;
    }

    private int dayOf(LocalDate today, Interval other) {
        if (anchorDay != null) {
            return anchorDay;
        }
        return keepsDay(today, other) ? dayOfRow() : today.getDayOfMonth();
    }

    /** After a pause that was longer than its period, periods that an earlier pause had moved do not stay so. */
    private boolean comesBack(LocalDate today, Interval asked) {
        return !rested
                && today.isAfter(end)
                && anchorDay != null
                && asked.isCountedInMonths()
                && dayOfRow() != anchorDay;
    }

    /** Where a period ends, another length of periods keeps the day of the month they want to begin on. */
    private boolean keepsDay(LocalDate today, Interval other) {
        return !today.isBefore(end)
                && !rested
                && other.isCountedInMonths()
                && interval.isCountedInMonths()
                && clamped(today, dayOfRow()).equals(today);
    }

    private int dayOfRow() {
        return moved ? end.getDayOfMonth() : day;
    }

    private void rested(LocalDate today, Subscription evening) {
        var extend = evening.state().rest().extend();
        if (extend) {
            termEnd = termEnd == null ? null : termEnd.plusDays(1);
            moved = moved || today.isBefore(end);
            rested = !today.isBefore(end);
            end = today.isBefore(end) ? end.plusDays(1) : end;
        } else {
            rested = false;
            sum = today.isBefore(end) ? sum.add(aDayOf(evening)) : sum;
        }
    }

    /** An end without credit: the rest of the period was paid for all the same. */
    private void keepWhatWasPaid(LocalDate today) {
        var last = termEnd != null && termEnd.isBefore(end) ? termEnd : end;
        if (yesterday != null && interval != null && today.isBefore(last)) {
            var days = ChronoUnit.DAYS.between(today, last);
            sum = sum.add(aDayOf(yesterday).multiply(BigDecimal.valueOf(days)));
        }
    }

    private BigDecimal aDayOf(Subscription evening) {
        var price = BigDecimal.ZERO;
        for (var item : evening.items()) {
            price = price.add(item.plan().tariff().amount().multiply(BigDecimal.valueOf(item.quantity())));
        }
        var number = leading ? wholes + 1 : wholes;
        var net = number > discountedPeriods ? price : price.multiply(discounted);
        return net.multiply(taxed).divide(BigDecimal.valueOf(whole), MathContext.DECIMAL128);
    }

    private void begin(LocalDate today, Interval other, int dayOfMonth) {
        interval = other;
        day = dayOfMonth;
        anchor = other.isCountedInMonths() ? clamped(today, day) : today;
        if (anchor.isBefore(today)) {
            anchor = clamped(today.plusMonths(1).withDayOfMonth(1), day);
        }
        moved = false;
        lieIn(today);
    }

    private void lieIn(LocalDate today) {
        var index = 0;
        while (starting(index).isAfter(today)) {
            index--;
        }
        while (!starting(index + 1).isAfter(today)) {
            index++;
        }
        end = starting(index + 1);
        leading = starting(index).isBefore(today);
        whole = ChronoUnit.DAYS.between(starting(index), end);
    }

    private LocalDate starting(int index) {
        return switch (interval.unit()) {
            case DAILY -> anchor.plusDays((long) index * interval.count());
            case WEEKLY -> anchor.plusWeeks((long) index * interval.count());
            case MONTHLY -> clamped(anchor.withDayOfMonth(1).plusMonths((long) index * interval.count()), day);
            case YEARLY -> clamped(anchor.withDayOfMonth(1).plusYears((long) index * interval.count()), day);
        };
    }

    private static LocalDate clamped(LocalDate month, int day) {
        return month.withDayOfMonth(Math.min(day, month.lengthOfMonth()));
    }
}
