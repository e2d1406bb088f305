package dev.saldo.kit.web;

import java.util.Comparator;

/** Orders pointers as the input has them: {@code /lines/2} before {@code /lines/10}. */
final class Pointers implements Comparator<String> {

    static final Pointers IN_ORDER = new Pointers();

    private Pointers() {}

    @Override
    public int compare(String one, String other) {
        var ones = one.split("/", -1);
        var others = other.split("/", -1);
        for (var step = 0; step < Math.min(ones.length, others.length); step++) {
            var order = compareSteps(ones[step], others[step]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(ones.length, others.length);
    }

    private static int compareSteps(String one, String other) {
        return isIndex(one) && isIndex(other)
                ? Integer.compare(Integer.parseInt(one), Integer.parseInt(other))
                : one.compareTo(other);
    }

    private static boolean isIndex(String step) {
        return step.matches("\\d{1,9}");
    }
}
