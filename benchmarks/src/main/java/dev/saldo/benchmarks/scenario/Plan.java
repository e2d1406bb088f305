package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.measure.Load;
import dev.saldo.benchmarks.measure.Target;

/**
 * What a scenario measures.
 *
 * @param number several scenarios may share one: they ask the same question in different ways
 * @param unit of throughput
 */
public record Plan(String name, int number, String title, String unit, Load load, Target target) {

    /** Whether somebody who asked for this name, beginning of a name, or number means this one. */
    public boolean answersTo(String wish) {
        return name.equals(wish) || name.startsWith(wish + "-") || wish.equals(String.valueOf(number));
    }
}
