package dev.saldo.billing.chain;

import dev.saldo.billing.numbering.DocumentNumber;
import dev.saldo.billing.numbering.Series;
import dev.saldo.kit.Pure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One walk along the chain of a store, from the first document to the last. It remembers no more than it must. */
@Pure
final class Walk {

    /** Documents that are numbered together. */
    private record Run(Series series, int year) {

        DocumentNumber number(long sequence) {
            return new DocumentNumber(series, year, sequence);
        }
    }

    /** Where a run of numbers stands. */
    @Pure
    record Counter(Series series, int year, long last) {}

    private final Map<Run, Long> numbers = new HashMap<>();
    private @Nullable Link last;
    private long checked;

    /** How many documents were looked at. */
    long checked() {
        return checked;
    }

    /** What the documents up to the last one come to. */
    Head head() {
        return new Head(position(), hash().hex());
    }

    /** Goes on to the next document; tells what does not fit about it. */
    Optional<Finding> step(Station next) {
        checked++;
        var finding = finding(next);
        last = next.link();
        return finding;
    }

    /**
     * Has arrived at the last link.
     *
     * @param head where the store itself says that its chain ends; null where it says nothing
     * @param counters the numbers that were given out
     */
    Optional<Finding> arrive(@Nullable Link head, List<Counter> counters) {
        if (head != null && (last == null || leadsOn(head, last))) {
            return Optional.of(Finding.of(head, Flaw.MISSING));
        }
        if (last != null && !last.equals(head)) {
            return Optional.of(Finding.of(last, Flaw.CHAIN_CHANGED));
        }
        return counters.stream().flatMap(counter -> lost(counter).stream()).findFirst();
    }

    private Optional<Finding> finding(Station next) {
        var link = next.link();
        if (link.position() != position() + 1) {
            return Optional.of(skipped(next));
        }
        var document = next.facts();
        if (document == null) {
            return Optional.of(Finding.of(link, Flaw.MISSING));
        }
        if (!link.hash().equals(hash().then(document))) {
            return Optional.of(Finding.of(link, Flaw.CHANGED));
        }
        var number = Station.number(document);
        return flaw(next, document, number)
                .map(flaw -> new Finding(number.series(), number.text(), link.document(), flaw));
    }

    private Optional<Flaw> flaw(Station next, Facts document, DocumentNumber number) {
        if (number.series() != next.link().series()
                || !number.text().equals(next.link().number())) {
            return Optional.of(Flaw.CHAIN_CHANGED);
        }
        if (!number.text().equals(document.text("number")) || !follows(number)) {
            return Optional.of(Flaw.NUMBER_OUT_OF_ORDER);
        }
        if (!Station.addsUp(document)) {
            return Optional.of(Flaw.LINES_DO_NOT_ADD_UP);
        }
        return next.isBookedRight(document) ? Optional.empty() : Optional.of(Flaw.PAYMENTS_DO_NOT_ADD_UP);
    }

    private boolean follows(DocumentNumber number) {
        return numbers.merge(new Run(number.series(), number.year()), 1L, Long::sum) == number.sequence();
    }

    /** A link is not there: whose, is told by the number that should have come, if it is of the same run. */
    private Finding skipped(Station next) {
        var document = next.facts();
        if (document == null) {
            return Finding.of(next.link(), Flaw.CHAIN_CHANGED);
        }
        var number = Station.number(document);
        var run = new Run(number.series(), number.year());
        var due = run.number(numbers.getOrDefault(run, 0L) + 1);
        return due.sequence() < number.sequence()
                ? new Finding(due.series(), due.text(), null, Flaw.MISSING)
                : Finding.of(next.link(), Flaw.CHAIN_CHANGED);
    }

    private static boolean leadsOn(Link head, Link last) {
        return head.position() > last.position() && !head.document().equals(last.document());
    }

    /** The first number that was given out although the chain knows no document with it. */
    private Optional<Finding> lost(Counter counter) {
        var run = new Run(counter.series(), counter.year());
        var seen = numbers.getOrDefault(run, 0L);
        return seen < counter.last()
                ? Optional.of(new Finding(run.series(), run.number(seen + 1).text(), null, Flaw.MISSING))
                : Optional.empty();
    }

    private long position() {
        return last == null ? 0 : last.position();
    }

    private Hash hash() {
        return last == null ? Hash.NOTHING : last.hash();
    }
}
