package dev.saldo.sales.sale;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.sales.pricing.Figures;
import dev.saldo.sales.pricing.LineWish;
import dev.saldo.sales.pricing.Quote;
import dev.saldo.sales.pricing.QuotedLine;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sale as it is stored.
 *
 * @param figures null only for a draft some price of which is missing
 */
@Pure
public record Sale(
        UUID store,
        UUID id,
        SaleTerms terms,
        List<QuotedLine> lines,
        @Nullable Figures figures,
        SaleState state,
        @Nullable Invoice invoice,
        int version,
        Instant createdAt) {

    /** The invoice that answered the sale. */
    public record Invoice(UUID id, String number) {}

    /** A draft that nothing was written into yet. */
    public static Sale blank(UUID store, UUID id, SaleTerms terms, Instant now) {
        return new Sale(store, id, terms, List.of(), null, SaleState.draft(), null, 0, now);
    }

    public SaleStatus status() {
        return state.status();
    }

    public List<LineWish> wishes() {
        return lines.stream().map(QuotedLine::wish).toList();
    }

    /** The same sale one step further. */
    public Sale in(SaleState next) {
        return new Sale(store, id, terms, lines, figures, next, invoice, version + 1, createdAt);
    }

    /** The same sale with the prices of the quote. */
    public Sale priced(Quote quote) {
        return new Sale(
                store, id, terms, quote.lines(), quote.figures().orElse(null), state, invoice, version, createdAt);
    }

    /** The draft as the seller wrote it anew. */
    public Sale rewritten(SaleTerms newTerms, Quote quote) {
        return new Sale(
                store,
                id,
                newTerms,
                quote.lines(),
                quote.figures().orElse(null),
                state,
                invoice,
                version + 1,
                createdAt);
    }

    /** What the lines cost at each platform where they cost anything; nothing while a price is missing. */
    public List<CreditClaim> claims() {
        if (figures == null) {
            return List.of();
        }
        var costs = new LinkedHashMap<UUID, Money>();
        for (var line : lines) {
            line.price()
                    .ifPresent(price -> costs.merge(
                            price.platformId(), price.cost(line.wish().quantity()), Money::plus));
        }
        return costs.entrySet().stream()
                .filter(cost -> cost.getValue().isPositive())
                .map(cost -> new CreditClaim(cost.getKey(), cost.getValue()))
                .toList();
    }
}
