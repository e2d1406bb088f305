package dev.saldo.sales.sale;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.sales.margin.Approval;
import dev.saldo.sales.pricing.Figures;
import dev.saldo.sales.pricing.LineWish;
import dev.saldo.sales.pricing.PaymentType;
import dev.saldo.sales.pricing.Quote;
import dev.saldo.sales.pricing.QuotedLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sale as it is stored.
 *
 * @param subscriptions those it began; they are known when it is read
 * @param figures null only for a draft some price of which is missing
 * @param approval who let its prices be under their margin floor; null when nobody did
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
        List<UUID> subscriptions,
        @Nullable Approval approval,
        int version,
        Instant createdAt) {

    /** The invoice that answered the sale. */
    public record Invoice(UUID id, String number) {}

    /** A draft that nothing was written into yet. */
    public static Sale blank(UUID store, UUID id, SaleTerms terms, Instant now) {
        return new Sale(store, id, terms, List.of(), null, SaleState.draft(), null, List.of(), null, 0, now);
    }

    public SaleStatus status() {
        return state.status();
    }

    public boolean isRecurring() {
        return terms.paymentType() == PaymentType.RECURRING;
    }

    public List<LineWish> wishes() {
        return lines.stream().map(QuotedLine::wish).toList();
    }

    /** The plans it is of. */
    public Set<UUID> planIds() {
        return lines.stream()
                .map(line -> line.wish().planId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** The same sale one step further. */
    public Sale in(SaleState next) {
        return new Sale(
                store, id, terms, lines, figures, next, invoice, subscriptions, approval, version + 1, createdAt);
    }

    /** The same sale with the prices of the quote. */
    public Sale priced(Quote quote) {
        return new Sale(
                store,
                id,
                terms,
                quote.lines(),
                quote.figures().orElse(null),
                state,
                invoice,
                subscriptions,
                approval,
                version,
                createdAt);
    }

    /** The same draft, whose prices somebody let pass. */
    public Sale approved(String by, Instant at, @Nullable BigDecimal marginFloor) {
        var next = new Approval(by, at, marginFloor, version + 1);
        return new Sale(store, id, terms, lines, figures, state, invoice, subscriptions, next, version + 1, createdAt);
    }

    /** What holds instead of the margin floors now; null when nothing does. */
    public @Nullable Approval bindingApproval() {
        return approval != null && approval.isFor(version) ? approval : null;
    }

    /** The draft as the seller wrote it anew; nobody has approved that. */
    public Sale rewritten(SaleTerms newTerms, Quote quote) {
        return new Sale(
                store,
                id,
                newTerms,
                quote.lines(),
                quote.figures().orElse(null),
                state,
                invoice,
                subscriptions,
                null,
                version + 1,
                createdAt);
    }

    /**
     * The same sale with what its credits had cost. A platform's cost is spread over its lines in proportion to what they
     * asked of it, so that the lines still add up to it.
     *
     * @param costs by platform; at one that is not in it the lines cost what was agreed
     */
    public Sale landed(Map<UUID, Money> costs) {
        if (figures == null || costs.isEmpty()) {
            return this;
        }
        var landed = LandedCosts.spread(lines, costs);
        var cost =
                landed.stream().map(QuotedLine::cost).filter(Objects::nonNull).reduce(Money::plus);
        var newFigures = Figures.of(figures.total(), cost.orElse(figures.cost()));
        return new Sale(
                store, id, terms, landed, newFigures, state, invoice, subscriptions, approval, version, createdAt);
    }

    /** What the lines cost at each platform where they cost anything. */
    List<CreditClaim> costs() {
        return byPlatform(QuotedLine::cost);
    }

    /** What the lines ask of each platform where they cost anything; nothing while a price is missing. */
    public List<CreditClaim> claims() {
        return byPlatform(line ->
                line.price().map(price -> price.cost(line.wish().quantity())).orElse(null));
    }

    private List<CreditClaim> byPlatform(Function<QuotedLine, @Nullable Money> amount) {
        if (figures == null) {
            return List.of();
        }
        var costs = new LinkedHashMap<UUID, Money>();
        for (var line : lines) {
            var platform = line.platformId();
            var cost = amount.apply(line);
            if (platform != null && cost != null) {
                costs.merge(platform, cost, Money::plus);
            }
        }
        return costs.entrySet().stream()
                .filter(cost -> cost.getValue().isPositive())
                .map(cost -> new CreditClaim(cost.getKey(), cost.getValue()))
                .toList();
    }
}
