package dev.saldo.identity.signing;

import dev.saldo.kit.Pure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How keys take turns. The terms it is asked about are in the order of their generations.
 *
 * @param rotation how long a key signs
 * @param announced how long a key is published before it signs, so that everybody knows it by then
 * @param kept how long it stays published after its turn; longer than a token lives
 */
@Pure
record Schedule(Duration rotation, Duration announced, Duration kept) {

    /** The term to make a key for; empty while it is too early. */
    Optional<Term> next(List<Term> terms, Instant now) {
        if (terms.isEmpty()) {
            return Optional.of(new Term(1, now));
        }
        var last = terms.getLast();
        var due = last.from().plus(rotation);
        if (now.isBefore(due.minus(announced))) {
            return Optional.empty();
        }
        var known = now.plus(announced);
        return Optional.of(new Term(last.generation() + 1, due.isAfter(known) ? due : known));
    }

    /** Whose turn it is. When a clock was turned back before the first term, it is the first one's. */
    Term signing(List<Term> terms, Instant now) {
        return terms.stream()
                .filter(term -> !term.from().isAfter(now))
                .reduce((_, later) -> later)
                .orElseGet(terms::getFirst);
    }

    /** The terms whose keys everybody must know: those to come, the present one, those whose tokens may still live. */
    List<Term> published(List<Term> terms, Instant now) {
        return IntStream.range(0, terms.size())
                .filter(i -> i == terms.size() - 1
                        || terms.get(i + 1).from().plus(kept).isAfter(now))
                .mapToObj(terms::get)
                .toList();
    }
}
