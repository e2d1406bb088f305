package dev.saldo.sales.sale.draft;

import static dev.saldo.sales.pricing.Objection.Condition.CUSTOMER_DELETED;

import dev.saldo.kit.Pure;
import dev.saldo.sales.margin.Margins;
import dev.saldo.sales.policy.BelowMarginFloor;
import dev.saldo.sales.pricing.LineWish;
import dev.saldo.sales.pricing.Objection;
import dev.saldo.sales.pricing.Offering;
import dev.saldo.sales.pricing.Pricing;
import dev.saldo.sales.sale.Decision;
import dev.saldo.sales.sale.Outcome;
import dev.saldo.sales.sale.Sale;
import dev.saldo.sales.sale.SaleState;
import dev.saldo.sales.sale.SaleTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What can be written down, and what a written sale needs to be confirmed. */
@Pure
public record DraftRules(Offering known, boolean customerPresent, Instant now) {

    /** The draft as the seller wants it, unless it names what does not exist. */
    Outcome written(Sale draft, SaleTerms terms, List<LineWish> wishes) {
        var quote = pricing(terms).quote(wishes);
        var next = draft.rewritten(terms, quote);
        var objections = withCustomer(quote.askedAmiss(), "is not a customer of this store");
        return objections.isEmpty() ? new Outcome.Changed(next) : new Outcome.Invalid(next, objections);
    }

    /** The sale with the prices of now, agreed from now on, unless something stands in the way. */
    public Outcome agreed(Sale draft, SaleState confirmed) {
        var quote = pricing(draft.terms()).quote(draft.wishes());
        var objections = withCustomer(quote.objections(), "is deleted");
        if (!objections.isEmpty()) {
            return new Outcome.Objected(draft, objections);
        }
        var breaches = new Margins(known.assortment(), draft.bindingApproval()).breaches(quote.margins());
        return breaches.isEmpty()
                ? new Outcome.Changed(asking(draft.priced(quote), confirmed))
                : new Outcome.BelowFloor(draft, breaches, BelowMarginFloor.REFUSE);
    }

    private Pricing pricing(SaleTerms terms) {
        return new Pricing(terms.currency(), terms.paymentType(), known, now);
    }

    /** What costs nothing has no credits to wait for. */
    private Sale asking(Sale priced, SaleState confirmed) {
        return priced.claims().isEmpty() && confirmed.deducted(now) instanceof Decision.Accepted(var completed)
                ? priced.in(completed)
                : priced.in(confirmed);
    }

    private List<Objection> withCustomer(List<Objection> ofLines, String detail) {
        var all = new ArrayList<>(ofLines);
        if (!customerPresent) {
            all.addFirst(new Objection("/customerId", CUSTOMER_DELETED, detail, true));
        }
        return List.copyOf(all);
    }
}
