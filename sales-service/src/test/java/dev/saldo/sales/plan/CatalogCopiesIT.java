package dev.saldo.sales.plan;

import static dev.saldo.sales.plan.PlanFixtures.plan;
import static dev.saldo.sales.plan.PlanFixtures.tax;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.catalog.DiscountChanged;
import dev.saldo.contracts.catalog.PlanChanged;
import dev.saldo.contracts.catalog.TaxChanged;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.sales.plan.PlanFixtures.Discount;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What catalog tells of plans, taxes and discounts is known here; each test in a store of its own. */
@SaldoTest
class CatalogCopiesIT {

    private final UUID store = UUID.randomUUID();
    private final Events events;
    private final Plans plans;
    private final Taxes taxes;
    private final Discounts discounts;

    CatalogCopiesIT(Events events, Plans plans, Taxes taxes, Discounts discounts) {
        this.events = events;
        this.plans = plans;
        this.taxes = taxes;
        this.discounts = discounts;
    }

    @Test
    void aPlanIsKnownAsItWasTold() {
        var gold = plan(Ids.next(), "gold", 1, false);

        tell(gold);

        await().until(() -> gold.equals(plans.find(store, gold.planId()).block()));
        assertThat(plans.findBySlug(store, "gold").block()).isEqualTo(gold);
        assertThat(plans.find(UUID.randomUUID(), gold.planId()).block())
                .as("in another store")
                .isNull();
        assertThat(plans.findBySlug(UUID.randomUUID(), "gold").block()).isNull();
    }

    @Test
    void theNewestVersionOfAPlanStaysWhateverComesAfter() {
        var id = Ids.next();

        events.publishAll(LongStream.of(1, 3, 5, 2, 4)
                .mapToObj(version ->
                        OutboxMessage.of(Topics.PLAN_CHANGED, store, id, plan(id, "v" + version, version, false)))
                .toList());
        tell(plan(id, "late", 4, false));
        var marker = plan(Ids.next(), "marker", 1, false);
        // with the same key, so that it comes after all of them
        events.publish(Topics.PLAN_CHANGED, store, id, marker);

        await().until(() -> isThere(plans.find(store, marker.planId())));
        assertThat(plans.find(store, id).map(PlanChanged::slug).block()).isEqualTo("v5");
    }

    @Test
    void aDeletedPlanIsFoundByItsIdButNotByItsSlug() {
        var old = plan(Ids.next(), "silver", 1, false);
        var next = plan(Ids.next(), "silver", 1, false);
        tell(old);
        tell(next);
        await().until(() -> next.equals(plans.findBySlug(store, "silver").block()));

        tell(plan(next.planId(), "silver", 2, true));

        await().until(() -> old.equals(plans.findBySlug(store, "silver").block()));
        assertThat(plans.find(store, next.planId()).map(PlanChanged::deleted).block())
                .isTrue();
    }

    @Test
    void manyPlansOfManyStoresAreReadAtOnce() {
        var here = plan(Ids.next(), "here", 1, false);
        var there = plan(Ids.next(), "there", 1, false);
        var elsewhere = UUID.randomUUID();
        tell(here);
        events.publish(Topics.PLAN_CHANGED, elsewhere, there.planId(), there);
        await().until(() -> isThere(plans.find(store, here.planId())));
        await().until(() -> isThere(plans.find(elsewhere, there.planId())));

        var both = plans.findAll(List.of(
                new CopyKey(store, here.planId()),
                new CopyKey(elsewhere, there.planId()),
                new CopyKey(store, UUID.randomUUID())));

        assertThat(both.block()).containsOnlyKeys(here.planId(), there.planId()).containsValues(here, there);
        assertThat(plans.findAll(store, List.of(here.planId(), there.planId())).block())
                .containsOnlyKeys(here.planId());
        assertThat(plans.findAll(List.of()).block()).isEmpty();
    }

    @Test
    void taxesComeInTheOrderAsked() {
        var vat = tax(Ids.next(), 1);
        var city = tax(Ids.next(), 1);
        tell(vat);
        tell(city);
        await().until(() -> isThere(taxes.of(store, List.of(vat.taxId())).filter(found -> !found.isEmpty())));
        await().until(() -> isThere(taxes.of(store, List.of(city.taxId())).filter(found -> !found.isEmpty())));

        assertThat(taxes.of(store, List.of(city.taxId(), UUID.randomUUID(), vat.taxId()))
                        .block())
                .containsExactly(city, vat);
        assertThat(taxes.of(store, List.of()).block()).isEmpty();
    }

    @Test
    void couponsAreFoundHoweverTheyAreTyped() {
        var summer = Discount.of(Ids.next(), discount -> discount.code("SUMMER-26"));
        var winter = Discount.of(Ids.next(), discount -> discount.code("WINTER").inactive());
        tell(summer);
        tell(winter);
        await().until(() -> byCodes("SUMMER-26", "WINTER").size() == 2);

        assertThat(byCodes(" winter", "nothing", "Summer-26", "SUMMER-26"))
                .as("each once, in the order asked; an inactive one as well, so that the reason can be told")
                .containsExactly(winter, summer);
        assertThat(byCodes()).isEmpty();
        assertThat(discounts.byCodes(UUID.randomUUID(), List.of("WINTER")).block())
                .as("in another store")
                .isEmpty();
    }

    @Test
    void aCodeThatWasGivenAwayAgainIsThatOfTheNewDiscount() {
        var old = Discount.of(Ids.next(), discount -> discount.code("AGAIN"));
        var next = Discount.of(Ids.next(), discount -> discount.code("AGAIN"));
        tell(old);
        tell(next);
        await().until(() -> byCodes("AGAIN").equals(List.of(next)));

        tell(Discount.of(
                next.discountId(), discount -> discount.code("AGAIN").deleted().version(2)));

        await().until(() -> byCodes("AGAIN").equals(List.of(old)));
    }

    @Test
    void thoseWithoutACodeApplyByThemselvesWhileTheyAreActive() {
        var first = Discount.of(Ids.next(), discount -> discount.code(null));
        var second = Discount.of(Ids.next(), discount -> discount.code(null).amount("5"));
        tell(second);
        tell(first);
        tell(Discount.of(Ids.next(), discount -> discount.code(null).inactive()));
        tell(Discount.of(Ids.next(), discount -> discount.code("CODE")));
        await().until(() -> byCodes("CODE").size() == 1);

        await().until(() ->
                List.of(first, second).equals(discounts.automatic(store).block()));

        tell(Discount.of(
                first.discountId(), discount -> discount.code(null).deleted().version(2)));
        await().until(() -> List.of(second).equals(discounts.automatic(store).block()));
    }

    private List<DiscountChanged> byCodes(String... codes) {
        return discounts.byCodes(store, List.of(codes)).blockOptional().orElseThrow();
    }

    private static boolean isThere(Mono<?> found) {
        return found.blockOptional().isPresent();
    }

    private void tell(PlanChanged plan) {
        events.publish(Topics.PLAN_CHANGED, store, plan.planId(), plan);
    }

    private void tell(TaxChanged tax) {
        events.publish(Topics.TAX_CHANGED, store, tax.taxId(), tax);
    }

    private void tell(DiscountChanged discount) {
        events.publish(Topics.DISCOUNT_CHANGED, store, discount.discountId(), discount);
    }
}
