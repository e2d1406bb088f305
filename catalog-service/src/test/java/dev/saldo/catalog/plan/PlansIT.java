package dev.saldo.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.catalog.AsksPlatforms;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.catalog.PlanChanged;
import dev.saldo.contracts.catalog.PlanChanged.PlanPrice;
import dev.saldo.contracts.catalog.PlanChanged.PriceTier;
import dev.saldo.money.Money;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@SaldoTest
class PlansIT implements AsksPlatforms {

    private static final String PLANS = "/api/v1/plans";
    private static final UUID NORTH = PLATFORMS.platform("North", "EUR", "ACTIVE");

    private final Api api;
    private final Events events;
    private final Shelf shelf;

    PlansIT(Api api, Events events) {
        this.api = api.inFreshStore();
        this.events = events;
        this.shelf = new Shelf(this.api);
    }

    @Test
    void aPlanIsCreatedAsADraftAndReadAgain() {
        var product = shelf.product();

        var created = api.post(PLANS, Shelf.plan(product, "Música Ligera")).expect(201);

        assertThat(created.header("Location")).isEqualTo(PLANS + "/" + created.id());
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        var read = api.get(PLANS + "/{id}", created.id()).expect(200);
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.text("slug")).isEqualTo("musica-ligera");
        assertThat(read.text("name")).isEqualTo("Música Ligera");
        assertThat(read.text("group")).isEqualTo("personal");
        assertThat(read.text("active")).isEqualTo("true");
        assertThat(read.has("current")).isFalse();
        assertThat(read.number("draft.number")).isEqualTo(1);
        assertThat(read.text("draft.period")).isEqualTo("monthly");
        assertThat(read.number("draft.graceDays")).isEqualTo(7);
        assertThat(read.text("draft.renewable")).isEqualTo("true");
        assertThat(read.text("draft.prices.0.amount")).isEqualTo("9.90");
        assertThat(read.has("draft.publishedAt")).isFalse();
    }

    @Test
    void allOfAPlanIsAnnouncedOnceItIsPublished() {
        var product = shelf.product();
        var tax = shelf.tax();
        var plan = api.post(PLANS, full(product, tax)).expect(201);

        var published = shelf.published(plan.id());

        var told = told(plan.id(), 2);
        assertThat(told)
                .isEqualTo(new PlanChanged(
                        plan.id(),
                        product,
                        "office-team",
                        "Office for teams",
                        "business",
                        20,
                        true,
                        false,
                        LocalDate.parse("2026-01-01"),
                        LocalDate.parse("2027-01-01"),
                        told.versions(),
                        2));
        assertThat(told.versions())
                .containsExactly(new PlanChanged.PlanVersion(
                        1,
                        "Office for teams",
                        "monthly",
                        3,
                        List.of(
                                new PlanPrice(
                                        "EUR",
                                        "graduated",
                                        null,
                                        null,
                                        List.of(
                                                new PriceTier(10L, new BigDecimal("9.90"), new BigDecimal("5.00")),
                                                new PriceTier(null, new BigDecimal("7.425"), null)),
                                        Money.of("25.00", "EUR")),
                                new PlanPrice("USD", "package", new BigDecimal("49.00"), 5L, null, null)),
                        3,
                        14,
                        "end",
                        5,
                        36,
                        true,
                        false,
                        List.of(tax),
                        new PlanChanged.PlanSupply(NORTH, Money.of("4.20", "EUR")),
                        told.versions().getFirst().publishedAt()));
        assertThat(told.versions().getFirst().publishedAt().toString())
                .isEqualTo(published.text("current.publishedAt"));
        shelf.settle(events);
        assertThat(versionsTold(plan.id())).containsExactly(2L);
    }

    @Test
    void theHeadOfAPublishedPlanChangesAndIsAnnounced() {
        var plan = shelf.publishedPlan("Head");

        var changed = api.ifMatch("\"2\"").patch(PLANS + "/" + plan, """
                        {"slug":"other","description":"Long","group":"club","rank":7,"active":false,
                         "validFrom":"2026-02-01","validUntil":"2026-03-01","metadata":{"color":"blue"}}""").expect(200);

        assertThat(changed.header("ETag")).isEqualTo("\"3\"");
        assertThat(changed.text("slug")).isEqualTo("other");
        assertThat(changed.number("rank")).isEqualTo(7);
        assertThat(changed.text("validUntil")).isEqualTo("2026-03-01");
        assertThat(changed.text("metadata.color")).isEqualTo("blue");
        var told = told(plan, 3);
        assertThat(told.slug()).isEqualTo("other");
        assertThat(told.active()).isFalse();
        assertThat(told.versions()).isEqualTo(told(plan, 2).versions());
        assertThat(api.patch(PLANS + "/" + plan, Map.of("rank", 7)).expect(200).number("version"))
                .isEqualTo(3);
    }

    @Test
    void aPatchOfAnOlderVersionIsRefused() {
        var plan = shelf.publishedPlan("Stale");

        api.ifMatch("\"1\"")
                .patch(PLANS + "/" + plan, Map.of("rank", 1))
                .expect(412)
                .problem("stale-version");
    }

    @Test
    void aSlugIsUniqueAmongThePlansThatAreNotDeleted() {
        var product = shelf.product();
        var first = api.post(PLANS, Shelf.plan(product, "Twice")).expect(201);

        assertThat(api.post(PLANS, Shelf.plan(product, "Twice")).expect(201).text("slug"))
                .isEqualTo("twice-2");
        api.post(PLANS, named(product, "twice"))
                .expect(409)
                .problem("slug-taken")
                .at("/slug");
        api.inFreshStore().get(PLANS + "/{id}", first.id()).expect(404).problem("not-found");
        api.delete(PLANS + "/{id}", first.id()).expect(204);
        var heir = api.post(PLANS, named(product, "twice")).expect(201);
        api.post(PLANS + "/" + first.id() + "/restore").expect(409).problem("slug-taken");
        api.patch(PLANS + "/" + heir.id(), Map.of("slug", "twice-2"))
                .expect(409)
                .problem("slug-taken");
        assertThat(api.patch(PLANS + "/" + heir.id(), "{\"slug\":null,\"name\":\"Twice\"}")
                        .expect(200)
                        .text("slug"))
                .isEqualTo("twice");
    }

    @Test
    void aDeletedPlanKeepsItsHistoryReadable() {
        var plan = shelf.publishedPlan("Gone");

        api.delete(PLANS + "/{id}", plan).expect(204);
        api.delete(PLANS + "/{id}", plan).expect(204);

        assertThat(told(plan, 3).deleted()).isTrue();
        assertThat(told(plan, 3).versions()).hasSize(1);
        assertThat(api.get(PLANS + "/{id}", plan).expect(200).has("deletedAt")).isTrue();
        assertThat(api.get(PLANS + "/{id}/versions", plan).expect(200).items()).hasSize(1);
        assertThat(api.get(PLANS + "?slug=gone").expect(200).items()).isEmpty();
        api.patch(PLANS + "/" + plan, Map.of("rank", 1)).expect(409).problem("plan-deleted");
        api.post(PLANS + "/" + plan + "/publish").expect(409).problem("plan-deleted");
        api.post(PLANS + "/" + plan + "/versions", Map.of()).expect(409).problem("plan-deleted");
        assertThat(api.post(PLANS + "/" + plan + "/restore").expect(200).has("deletedAt"))
                .isFalse();
        assertThat(told(plan, 4).deleted()).isFalse();
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        var bad = """
                {"productId":"%s","name":" ","period":"hourly","interval":0,"slug":"No","taxIds":["%s"],
                 "prices":[{"currency":"USD","model":"volume","tiers":[{"upTo":5,"unitAmount":"1"}]}],
                 "supply":{"platformId":"%s","buyingPrice":{"amount":"1.00","currency":"USD"}}}""".formatted(UUID.randomUUID(), UUID.randomUUID(), NORTH);
        var pointers = List.of(
                "/interval",
                "/name",
                "/period",
                "/prices/0/tiers/0/upTo",
                "/productId",
                "/slug",
                "/supply/buyingPrice/currency",
                "/taxIds/0");

        assertThat(pointers(api.post(PLANS, bad).expect(422).problem("invalid")))
                .isEqualTo(pointers);

        var verdict = api.post(PLANS + "/validate", bad).expect(200);
        assertThat(verdict.text("valid")).isEqualTo("false");
        assertThat(pointers(verdict)).containsExactlyInAnyOrderElementsOf(pointers);
        assertThat(api.get(PLANS).expect(200).items()).isEmpty();
    }

    @Test
    void aDryRunSaysWhatCreatingWouldSayAndWritesNothing() {
        var product = shelf.product();
        api.post(PLANS, named(product, "taken")).expect(201);

        var good = api.post(PLANS + "/validate", Shelf.plan(product, "Dry")).expect(200);
        assertThat(good.text("valid")).isEqualTo("true");
        assertThat(good.json().path("errors").isEmpty()).isTrue();
        assertThat(pointers(
                        api.post(PLANS + "/validate", named(product, "taken")).expect(200)))
                .containsExactly("/slug");
        assertThat(api.get(PLANS + "?search=dry").expect(200).items()).isEmpty();
        api.post(PLANS + "/validate", "{\"name\":1}")
                .expect(400)
                .problem("malformed")
                .at("/name");
    }

    @Test
    void aDeletedProductGetsNoPlanButItsPlansCanStillBeTakenOffTheShelf() {
        var product = shelf.product();
        var plan = api.post(PLANS, Shelf.plan(product, "Left over")).expect(201).id();
        api.delete("/api/v1/products/{id}", product).expect(204);

        api.post(PLANS, Shelf.plan(product, "New")).expect(422).at("/productId");
        api.patch(PLANS + "/" + plan, Map.of("active", false)).expect(200);
        api.post(PLANS + "/" + plan + "/publish")
                .expect(409)
                .problem("draft-outdated")
                .at("/productId");
    }

    @Test
    void listsAreFilteredSortedAndPaged() {
        var product = shelf.product();
        var other = shelf.product();
        List.of("Alpha", "Beta", "Gamma")
                .forEach(name -> api.post(PLANS, Shelf.plan(product, name)).expect(201));
        api.post(PLANS, Shelf.with(Shelf.plan(other, "Delta"), "\"group\":\"club\",\"active\":false"))
                .expect(201);

        assertThat(names("?sort=name")).containsExactly("Alpha", "Beta", "Delta", "Gamma");
        assertThat(names("?sort=-createdAt")).containsExactly("Delta", "Gamma", "Beta", "Alpha");
        assertThat(names("?productId=" + other)).containsExactly("Delta");
        assertThat(names("?group=club")).containsExactly("Delta");
        assertThat(names("?active=true&sort=slug")).containsExactly("Alpha", "Beta", "Gamma");
        assertThat(names("?search=ET")).containsExactly("Beta");
        assertThat(names("?slug=gamma")).containsExactly("Gamma");
        var first = api.get(PLANS + "?limit=3&sort=name").expect(200);
        assertThat(api.get(PLANS + "?limit=3&sort=name&after={after}", first.next())
                        .expect(200)
                        .items())
                .extracting(plan -> plan.path("name").asString())
                .containsExactly("Gamma");
    }

    @Test
    void customersSeeWhatTheyMaySubscribeToAndNotWhereItIsBought() {
        var customer = api.asCustomer(UUID.randomUUID());
        var product = shelf.product();
        var onSale = api.post(PLANS, full(product, shelf.tax())).expect(201).id();
        shelf.published(onSale);
        api.post(PLANS + "/" + onSale + "/versions", Map.of("name", "Secret")).expect(201);
        var draft = api.post(PLANS, Shelf.plan(product, "Draft")).expect(201).id();
        var idle = shelf.publishedPlan("Idle");
        api.patch(PLANS + "/" + idle, Map.of("active", false)).expect(200);
        var gone = shelf.publishedPlan("Gone");
        api.delete(PLANS + "/{id}", gone).expect(204);

        var seen = customer.get(PLANS + "/{id}", onSale).expect(200);

        assertThat(seen.text("current.name")).isEqualTo("Office for teams");
        assertThat(seen.has("current.supply")).isFalse();
        assertThat(seen.has("draft")).isFalse();
        assertThat(api.get(PLANS + "/{id}", onSale).expect(200).text("current.supply.platformId"))
                .isEqualTo(NORTH.toString());
        assertThat(customer.get(PLANS).expect(200).items()).containsExactly(seen.json());
        assertThat(customer.get(PLANS + "?active=false").expect(200).items()).isEmpty();
        List.of(draft, idle, gone)
                .forEach(hidden -> customer.get(PLANS + "/{id}", hidden).expect(404));
        customer.get(PLANS + "/{id}/versions", onSale).expect(403);
        customer.get("/api/v1/taxes").expect(403);
        customer.get("/api/v1/discounts").expect(403);
    }

    @Test
    void theSameIdempotencyKeyGetsTheFirstAnswerAgain() {
        var product = shelf.product();
        var create = api.idempotent("plan-1");
        var first = create.post(PLANS, Shelf.plan(product, "Once")).expect(201);

        assertThat(create.post(PLANS, Shelf.plan(product, "Once")).expect(201).json())
                .isEqualTo(first.json());
        var publish = api.idempotent("plan-2");
        var published = publish.post(PLANS + "/" + first.id() + "/publish").expect(200);
        assertThat(publish.post(PLANS + "/" + first.id() + "/publish")
                        .expect(200)
                        .json())
                .isEqualTo(published.json());
        var draft = api.idempotent("plan-3");
        var drafted =
                draft.post(PLANS + "/" + first.id() + "/versions", Map.of()).expect(201);
        assertThat(draft.post(PLANS + "/" + first.id() + "/versions", Map.of())
                        .expect(201)
                        .json())
                .isEqualTo(drafted.json());
    }

    private List<String> names(String query) {
        return api.get(PLANS + query).expect(200).items().stream()
                .map(plan -> plan.path("name").asString())
                .toList();
    }

    private static List<String> pointers(Answer answer) {
        return answer.json()
                .path("errors")
                .valueStream()
                .map(error -> error.path("pointer").asString())
                .toList();
    }

    private PlanChanged told(UUID plan, long version) {
        return events.await(Topics.PLAN_CHANGED, event -> event.planId().equals(plan) && event.version() == version);
    }

    private List<Long> versionsTold(UUID plan) {
        return events.published(Topics.PLAN_CHANGED, api.store()).stream()
                .filter(event -> event.planId().equals(plan))
                .map(PlanChanged::version)
                .toList();
    }

    private static String named(UUID product, String slug) {
        return Shelf.with(Shelf.plan(product, "Named"), "\"slug\":\"%s\"".formatted(slug));
    }

    private static String full(UUID product, UUID tax) {
        return """
                {"productId":"%s","name":"Office for teams","slug":"office-team","group":"business","rank":20,
                 "period":"monthly","interval":3,"minimumQuantity":3,"trialDays":14,"trialEnd":"end","graceDays":5,
                 "autoClose":36,"pausable":true,"renewable":false,"validFrom":"2026-01-01","validUntil":"2027-01-01",
                 "prices":[{"currency":"EUR","model":"graduated","setupFee":{"amount":"25.00","currency":"EUR"},
                            "tiers":[{"upTo":10,"unitAmount":"9.9","flatAmount":"5"},{"unitAmount":"7.425"}]},
                           {"currency":"USD","model":"package","amount":"49","packageSize":5}],
                 "taxIds":["%s"],
                 "supply":{"platformId":"%s","buyingPrice":{"amount":"4.20","currency":"EUR"}}}""".formatted(product, tax, NORTH);
    }
}
