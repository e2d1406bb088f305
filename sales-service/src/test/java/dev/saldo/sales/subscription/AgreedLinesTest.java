package dev.saldo.sales.subscription;

import static dev.saldo.sales.subscription.PlanBuilder.monthly;
import static dev.saldo.sales.subscription.SubscriptionFixtures.ADD_ON;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_16;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_21;
import static dev.saldo.sales.subscription.SubscriptionFixtures.PLATFORM;
import static dev.saldo.sales.subscription.SubscriptionFixtures.addOn;
import static dev.saldo.sales.subscription.SubscriptionFixtures.added;
import static dev.saldo.sales.subscription.SubscriptionFixtures.amountOff;
import static dev.saldo.sales.subscription.SubscriptionFixtures.contained;
import static dev.saldo.sales.subscription.SubscriptionFixtures.coupon;
import static dev.saldo.sales.subscription.SubscriptionFixtures.draft;
import static dev.saldo.sales.subscription.SubscriptionFixtures.eur;
import static dev.saldo.sales.subscription.SubscriptionFixtures.item;
import static dev.saldo.sales.subscription.SubscriptionFixtures.on;
import static dev.saldo.sales.subscription.SubscriptionFixtures.term;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.saldo.sales.margin.MarginLine;
import dev.saldo.sales.subscription.Decision.Accepted;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What of an act is looked at for margin floors. Amounts by hand. */
class AgreedLinesTest {

    private static final PlanTerms BASIC = bought("Basic", "30.00", "20.00").terms();
    private static final PlanTerms EXTRA = bought("Extra", "9.00", "4.00").terms();
    private static final Moment NOW = new Moment.Now();

    @Test
    void aConfirmationAgreesOnAWholePeriodOfEachItem() {
        assertThat(agreed(draftOf(item(BASIC, 3)), Acts::confirm))
                .extracting(
                        MarginLine::pointer,
                        MarginLine::platformId,
                        MarginLine::quantity,
                        MarginLine::price,
                        MarginLine::buyingPrice)
                .containsExactly(tuple("/lines/0", PLATFORM, 3L, eur("90.00"), eur("20.00")));
    }

    @Test
    void anAcceptedQuotationDoesToo() {
        var quotation = draftOf(item(BASIC)).with(next -> next.status = Status.QUOTATION);

        assertThat(agreed(quotation, Acts::accept)).hasSize(1);
    }

    @Test
    void discountsAndStackedCouponsAreOff() {
        // 30.00 less 10 % is 27.00, less 5.00 is 22.00
        var draft = draft(item(BASIC), term(APR_1), null, List.of(coupon("10", 1), amountOff(eur("5.00"), null)));

        assertThat(agreed(draft, Acts::confirm)).extracting(MarginLine::price).containsExactly(eur("22.00"));
    }

    @Test
    void taxesAreNotInThePriceWhetherAddedOrContained() {
        // 30.00 hold 19/119 of tax, which is 4.79
        var on = bought("Basic", "30.00", "20.00").taxed(added("19")).terms();
        var in = bought("Basic", "30.00", "20.00").taxed(contained("19")).terms();

        assertThat(agreed(draftOf(item(on)), Acts::confirm))
                .extracting(MarginLine::price)
                .containsExactly(eur("30.00"));
        assertThat(agreed(draftOf(item(in)), Acts::confirm))
                .extracting(MarginLine::price)
                .containsExactly(eur("25.21"));
    }

    @Test
    void aSetupFeeDoesNotCount() {
        var plan = bought("Basic", "30.00", "20.00").setupFee("99.00").terms();

        assertThat(agreed(draftOf(item(plan)), Acts::confirm))
                .extracting(MarginLine::price)
                .containsExactly(eur("30.00"));
    }

    @Test
    void whatIsFreeIsALineOfNothing() {
        var free = bought("Basic", "0.00", "20.00").terms();

        assertThat(agreed(draftOf(item(free)), Acts::confirm))
                .extracting(MarginLine::price)
                .containsExactly(eur("0.00"));
    }

    @Test
    void aChangeAgreesOnAWholePeriodWhateverIsLeftOfThePresentOne() {
        var active = active().on(APR_16).subscription();

        assertThat(agreed(active, acts -> change(acts, NOW, item(BASIC, 2))))
                .extracting(MarginLine::pointer, MarginLine::quantity, MarginLine::price)
                .containsExactly(tuple("/lines/0", 2L, eur("60.00")));
    }

    @Test
    void whatAChangeLeavesAsItWasIsAgreedAlready() {
        var active = active().subscription();

        assertThat(agreed(active, acts -> change(acts, NOW, item(BASIC), addOn(EXTRA, 1))))
                .extracting(MarginLine::pointer, MarginLine::price)
                .containsExactly(tuple("/lines/1", eur("9.00")));
    }

    @Test
    void aLineThatBecomesCheaperIsLookedAtThoughItStaysAsItWas() {
        // 13.00 off are split 10.00 and 3.00 over 30.00 and 9.00; without the add-on the plan has them alone
        var both = SubscriptionScenario.confirmedOn(item(BASIC), term(APR_1), amountOff(eur("13.00"), null))
                .changed(NOW, ProrationMode.NONE, item(BASIC), addOn(EXTRA, 1))
                .subscription();
        assertThat(both.items()).extracting(Item::id).contains(ADD_ON);

        assertThat(agreed(both, acts -> change(acts, NOW, item(BASIC))))
                .extracting(MarginLine::pointer, MarginLine::price)
                .containsExactly(tuple("/lines/0", eur("17.00")));
    }

    @Test
    void aChangeForLaterAgreesOnWhatItWillBe() {
        var active = active().subscription();

        assertThat(agreed(active, acts -> change(acts, new Moment.On(APR_21), item(BASIC, 5))))
                .extracting(MarginLine::quantity, MarginLine::price)
                .containsExactly(tuple(5L, eur("150.00")));
    }

    @Test
    void aCouponCountsInAChangeThatBeginsThePeriodItIsUsedUpIn() {
        var yearly = PlanBuilder.yearly()
                .named("Yearly")
                .at("300.00", "EUR")
                .bought(PLATFORM, "200.00")
                .terms();
        var active = SubscriptionScenario.confirmedOn(item(BASIC), term(APR_1), coupon("10", 2))
                .subscription();

        assertThat(agreed(active, acts -> change(acts, NOW, item(yearly))))
                .extracting(MarginLine::price)
                .containsExactly(eur("270.00"));
    }

    @Test
    void nothingElseAgreesOnPrices() {
        var active = active().subscription();

        assertThat(agreed(active, acts -> acts.cancel(NOW, false, null))).isEmpty();
        assertThat(agreed(active, acts -> acts.pause(NOW, null, false))).isEmpty();
        assertThat(agreed(active, acts -> acts.approve(null))).isEmpty();
        assertThat(agreed(draftOf(item(BASIC)), acts -> acts.quote(APR_21))).isEmpty();
    }

    private static List<MarginLine> agreed(Subscription subscription, Function<Acts, Decision> act) {
        var facts = on(APR_16);
        var decision = act.apply(new Acts(subscription, facts, "member:anna"));
        assertThat(decision).isInstanceOf(Accepted.class);
        return AgreedLines.of(((Accepted) decision).step(), facts);
    }

    private static Decision change(Acts acts, Moment when, Item... items) {
        return acts.change(List.of(items), when, ProrationMode.PRORATE_NOW, null);
    }

    private static SubscriptionScenario active() {
        return SubscriptionScenario.confirmedOn(APR_1, BASIC);
    }

    private static Subscription draftOf(Item item) {
        return draft(item, term(APR_21), null, List.of());
    }

    private static PlanBuilder bought(String name, String price, String buyingPrice) {
        return monthly().named(name).at(price, "EUR").bought(PLATFORM, buyingPrice);
    }
}
