package dev.saldo.sales.subscription;

import static java.util.Objects.requireNonNull;

import dev.saldo.money.Money;
import dev.saldo.sales.margin.Breach;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a step that is not taken yet would bill, and what would be different after it. */
final class Outlook {

    private final Step step;
    private final Facts facts;
    private final boolean internal;

    /** @param internal whether it is shown what it costs the store */
    Outlook(Step step, Facts facts, boolean internal) {
        this.step = step;
        this.facts = facts;
        this.internal = internal;
    }

    PreviewView view(UUID token, List<Breach> breaches) {
        return switch (step.act()) {
            case CANCEL, SCHEDULE_CANCEL -> ending(token);
            case PAUSE, SCHEDULE_PAUSE -> resting(token);
            case CHARGE -> charging(token);
            default -> changing(token, breaches);
        };
    }

    /** Nothing is billed from its last day on. */
    private PreviewView ending(UUID token) {
        var state = step.after().state();
        var cancellation = state.cancellation();
        var last = cancellation == null ? step.on() : cancellation.on();
        var billsOn = state.billsOn();
        return view(
                token,
                last,
                Money.zero(step.before().currency()),
                billsOn != null && billsOn.isBefore(last) ? billsOn : null,
                List.of(),
                Differences.ending(step.before().status()));
    }

    /** What is paid for, and its end, move with a pause that extends them: known if its last day is. */
    private PreviewView resting(UUID token) {
        var before = step.before();
        var coming = Projection.untilItBills(step.after(), facts, step.actor());
        var resumed = coming.steps().stream()
                .filter(next -> next.act() == Act.UNPAUSE)
                .map(Step::after)
                .findFirst()
                .orElse(null);
        return view(
                token,
                requireNonNull(step.after().state().rest()).from(),
                Recurring.totals(before).total(),
                coming.billsOn(),
                List.of(),
                Differences.resting(before, resumed));
    }

    private PreviewView charging(UUID token) {
        var after = step.after();
        return view(
                token, step.on(), Recurring.totals(after).total(), after.state().billsOn(), List.of(), List.of());
    }

    private PreviewView changing(UUID token, List<Breach> breaches) {
        var after = step.after();
        var planned = after.state().change();
        var items = planned == null ? after.items() : planned.items();
        return view(
                token,
                planned == null ? step.on() : planned.on(),
                Recurring.totals(after.items(items)).total(),
                after.state().billsOn(),
                breaches,
                Differences.between(step.before(), items, planned));
    }

    private PreviewView view(
            UUID token,
            LocalDate on,
            Money total,
            @Nullable LocalDate billsOn,
            List<Breach> breaches,
            List<Difference> differences) {
        var after = step.after();
        var period = after.status().isOver() ? null : after.state().period();
        return new PreviewView(
                token,
                step.at(),
                after.status().wire(),
                on,
                step.charges().stream()
                        .map(charge -> ChargeView.of(charge, internal))
                        .toList(),
                after.state().pending().lines().stream()
                        .map(ChargeView.LineView::of)
                        .toList(),
                dueNow(),
                total,
                period == null ? null : period.start(),
                period == null ? null : period.end(),
                billsOn,
                breaches.isEmpty() || !internal
                        ? null
                        : breaches.stream().map(PreviewView.UnderFloorView::of).toList(),
                differences);
    }

    private Money dueNow() {
        return step.charges().stream()
                .map(charge -> charge.totals().total())
                .reduce(Money.zero(step.before().currency()), Money::plus);
    }
}
