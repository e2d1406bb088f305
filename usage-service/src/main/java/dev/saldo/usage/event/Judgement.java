package dev.saldo.usage.event;

import dev.saldo.kit.Pure;
import dev.saldo.usage.counter.Demand;
import dev.saldo.usage.counter.RecordKind;
import dev.saldo.usage.counter.Ruling;
import dev.saldo.usage.event.Verdict.Countable;
import dev.saldo.usage.event.Verdict.Dismissed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A batch of reports, of which some may have been counted before, and some be the same.
 *
 * @param demands those that are to be counted
 */
@Pure
record Judgement(List<Step> steps, List<Demand> demands) {

    /** How one report gets its fate. */
    sealed interface Step {
        Report report();

        record Counting(Report report, int demand) implements Step {}

        record Known(Told told) implements Step {
            @Override
            public Report report() {
                return told.report();
            }
        }
    }

    /**
     * @param verdicts one for every report, in their order
     * @param earlier the fates of those that were reported before
     */
    static Judgement of(List<Report> reports, List<Verdict> verdicts, Map<EventKey, Fate> earlier) {
        var steps = new ArrayList<Step>();
        var demands = new ArrayList<Demand>();
        Set<EventKey> seen = new HashSet<>();
        for (var index = 0; index < reports.size(); index++) {
            var report = reports.get(index);
            var key = report.event().key();
            if (!seen.add(key) || earlier.get(key) == Fate.COUNTED) {
                steps.add(new Step.Known(new Told(report, Fate.DUPLICATE, null)));
                continue;
            }
            switch (verdicts.get(index)) {
                case Countable countable -> {
                    steps.add(new Step.Counting(report, demands.size()));
                    demands.add(demand(countable, report));
                }
                case Dismissed(var fate, var reason) -> steps.add(new Step.Known(new Told(report, fate, reason)));
            }
        }
        return new Judgement(List.copyOf(steps), List.copyOf(demands));
    }

    /** @param rulings on the demands */
    List<Told> told(List<Ruling> rulings) {
        return steps.stream()
                .map(step -> switch (step) {
                    case Step.Known(var told) -> told;
                    case Step.Counting(var report, var demand) ->
                        told(report, Objects.requireNonNull(rulings.get(demand)));
                })
                .toList();
    }

    private static Told told(Report report, Ruling ruling) {
        return switch (ruling) {
            case Ruling.Counted _ -> new Told(report, Fate.COUNTED, null);
            case Ruling.Refused(var _, var _, var reason) -> new Told(report, Fate.REJECTED, reason.wire());
        };
    }

    private static Demand demand(Countable countable, Report report) {
        var key = report.event().key();
        return new Demand(
                countable.place().key(),
                RecordKind.EVENT,
                countable.usage().amount(),
                key.source() + " " + key.id(),
                report.actor(),
                countable.at());
    }
}
