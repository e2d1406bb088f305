package dev.saldo.billing.chain;

import dev.saldo.billing.numbering.DocumentNumber;
import dev.saldo.billing.numbering.Series;
import dev.saldo.kit.Pure;
import org.jspecify.annotations.Nullable;

/**
 * A link of the chain, and what there is of its document.
 *
 * @param facts null where the document is gone
 * @param books null of a credit note
 */
@Pure
record Station(Link link, @Nullable Facts facts, @Nullable Books books) {

    /** The number as the document's own columns say it. */
    static DocumentNumber number(Facts facts) {
        return new DocumentNumber(
                Series.of(facts.text("series")), (int) facts.number("year"), facts.number("sequence"));
    }

    static boolean addsUp(Facts facts) {
        var lines = facts.lines();
        var sum = lines.stream().mapToLong(line -> line.number("total_minor")).sum();
        return lines.size() == facts.number("line_count")
                && sum == facts.number("grand_total_minor")
                && facts.number("subtotal_minor") - facts.number("discount_minor") + facts.number("tax_minor")
                        == facts.number("grand_total_minor");
    }

    boolean isBookedRight(Facts document) {
        return books == null || books.fit(document.number("grand_total_minor"));
    }
}
