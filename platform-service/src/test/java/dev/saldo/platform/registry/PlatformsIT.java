package dev.saldo.platform.registry;

import static dev.saldo.platform.Shop.amount;
import static dev.saldo.platform.Shop.credits;
import static dev.saldo.platform.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.platform.PlatformChanged;
import dev.saldo.contracts.platform.PlatformRegistered;
import dev.saldo.kit.id.Ids;
import dev.saldo.money.Money;
import dev.saldo.platform.Shop;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.BadInput;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

@SaldoTest
class PlatformsIT {

    private static final String PLATFORMS = "/api/v1/platforms";
    private static final String EVERYTHING = """
            {"name": "%s", "description": "Licences", "currency": "USD",
             "overdraftLimit": {"amount": "5.00", "currency": "USD"},
             "thresholds": {"low": {"amount": "50.00", "currency": "USD"}, "critical": {"amount": "10.00", "currency": "USD"}},
             "metadata": {"contact": "Ann", "tier": {"name": "gold", "since": 2020}}}""";

    private final Api api;
    private final Events events;

    PlatformsIT(Api api, Events events) {
        this.api = api.inFreshStore();
        this.events = events;
    }

    @Test
    void aPlatformIsRegisteredAndReadAgain() {
        var created = api.post(PLATFORMS, EVERYTHING.formatted("Acme")).expect(201);

        assertThat(created.header("Location")).isEqualTo(PLATFORMS + "/" + created.id());
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        var read = get(created.id());
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(read.text("name")).isEqualTo("Acme");
        assertThat(read.text("description")).isEqualTo("Licences");
        assertThat(read.text("currency")).isEqualTo("USD");
        assertThat(read.text("status")).isEqualTo("ACTIVE");
        assertThat(read.money("balance")).isEqualTo(usd("0.00"));
        assertThat(read.text("level")).isEqualTo("critical");
        assertThat(read.money("overdraftLimit")).isEqualTo(usd("5.00"));
        assertThat(read.money("thresholds.low")).isEqualTo(usd("50.00"));
        assertThat(read.money("thresholds.critical")).isEqualTo(usd("10.00"));
        assertThat(read.text("metadata.tier.name")).isEqualTo("gold");
        assertThat(read.number("version")).isEqualTo(1);
        assertThat(read.has("deletedAt")).isFalse();
    }

    @Test
    void aNameAndACurrencyAreEnough() {
        var created = register("Acme").expect(201);

        assertThat(created.money("overdraftLimit")).isEqualTo(usd("0.00"));
        assertThat(created.text("level")).isEqualTo("normal");
        assertThat(created.has("description")).isFalse();
        assertThat(created.has("thresholds.low")).isFalse();
        assertThat(created.json().path("metadata").isEmpty()).isTrue();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {"currency": "USD"}                                                                   | 422 | /name
            {"name": " ", "currency": "USD"}                                                      | 422 | /name
            {"name": "Acme"}                                                                      | 422 | /currency
            {"name": "Acme", "currency": "usd"}                                                   | 422 | /currency
            {"name": "Acme", "currency": "XXX"}                                                   | 422 | /currency
            {"name": "Acme", "currency": "ABC"}                                                   | 422 | /currency
            {"name": "Acme", "currency": "USD", "colour": "red"}                                  | 400 | /colour
            {"name": "Acme", "currency": "USD", "overdraftLimit": {"amount": "-0.01", "currency": "USD"}}           | 422 | /overdraftLimit
            {"name": "Acme", "currency": "USD", "overdraftLimit": {"amount": "1.00", "currency": "EUR"}}            | 422 | /overdraftLimit/currency
            {"name": "Acme", "currency": "USD", "overdraftLimit": {"amount": "999999999999999", "currency": "USD"}} | 422 | /overdraftLimit
            {"name": "Acme", "currency": "USD", "thresholds": {"low": {"amount": "999999999999999", "currency": "USD"}}} | 422 | /thresholds/low
            {"name": "Acme", "currency": "USD", "thresholds": {"low": {"amount": "1.00", "currency": "EUR"}}}       | 422 | /thresholds/low/currency
            {"name": "Acme", "currency": "USD", "thresholds": {"critical": {"amount": "1", "currency": "EUR"}}}     | 422 | /thresholds/critical/currency
            {"name": "Acme", "currency": "USD", "thresholds": {"low": {"amount": "1.00", "currency": "USD"}, "critical": {"amount": "1.01", "currency": "USD"}}} | 422 | /thresholds/critical
            {"name": "Acme", "currency": "USD", "thresholds": {"high": null}}                     | 400 | /thresholds/high
            """)
    void whatIsWrongIsPointedAt(String body, int status, String pointer) {
        api.post(PLATFORMS, body)
                .expect(status)
                .problem(status == 422 ? "invalid" : "malformed")
                .at(pointer);
    }

    @Test
    void tooLongTextIsRefused() {
        var name = "x".repeat(201);
        api.post(PLATFORMS, "{\"name\": \"%s\", \"currency\": \"USD\"}".formatted(name))
                .expect(422)
                .problem("invalid")
                .at("/name");
        register(name.substring(1)).expect(201);
        api.post(
                        PLATFORMS,
                        "{\"name\": \"Acme\", \"currency\": \"USD\", \"description\": \"%s\"}"
                                .formatted("x".repeat(2001)))
                .expect(422)
                .at("/description");
    }

    @Test
    void aNameIsTakenInItsStoreOnlyAndInAnyCase() {
        register("Acme").expect(201);

        register("Acme").expect(409).problem("name-taken");
        register("ACME").expect(409).problem("name-taken");
        register(api.inFreshStore(), "Acme").expect(201);
    }

    @Test
    void ofManyWhoWantANameOneGetsIt() throws Exception {
        var statuses = atOnce(10, _ -> register("Acme").status());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(9);
        assertThat(list("").items()).hasSize(1);
    }

    @Test
    void ofManyWhoTakeOneNameByPatchOneGetsIt() throws Exception {
        var platforms = IntStream.range(0, 8).mapToObj(_ -> registered()).toList();

        var statuses = atOnce(
                8, index -> patch(platforms.get(index), "{\"name\": \"Acme\"}").status());

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(7);
    }

    @Test
    void theListIsSearchedInNamesAndPercentIsNoJoker() {
        Stream.of("Acme Europe", "Acme Asia", "Globex 100%", "Initech")
                .forEach(name -> register(name).expect(201));

        assertThat(names(list("?search=acme"))).containsExactly("Acme Europe", "Acme Asia");
        assertThat(names(list("?search=ITECH"))).containsExactly("Initech");
        assertThat(names(api.get(PLATFORMS + "?search={text}", "%").expect(200)))
                .containsExactly("Globex 100%");
        assertThat(names(api.get(PLATFORMS + "?search={text}", "_").expect(200)))
                .isEmpty();
        assertThat(names(list("?search="))).hasSize(4);
        assertThat(names(list("?search=nobody"))).isEmpty();
    }

    @Test
    void theListIsSortedAndPaged() {
        Stream.of("C", "A", "E", "B", "D").forEach(name -> register(name).expect(201));

        assertThat(names(list(""))).containsExactly("C", "A", "E", "B", "D");
        assertThat(names(list("?sort=-createdAt"))).containsExactly("D", "B", "E", "A", "C");
        assertThat(pages("limit=2")).containsExactly(List.of("C", "A"), List.of("E", "B"), List.of("D"));
        assertThat(pages("limit=2&sort=name")).containsExactly(List.of("A", "B"), List.of("C", "D"), List.of("E"));
        assertThat(pages("limit=3&sort=-name")).containsExactly(List.of("E", "D", "C"), List.of("B", "A"));
        assertThat(pages("limit=5")).containsExactly(List.of("C", "A", "E", "B", "D"));
        assertThat(list("").json().has("next")).isTrue();
        api.get(PLATFORMS + "?sort=balance").expect(400).problem("malformed").at("?sort");
        var cursor = list("?limit=2").next();
        api.get(PLATFORMS + "?sort=name&after=" + cursor)
                .expect(400)
                .problem("malformed")
                .at("?after");
    }

    @Test
    void theListIsFilteredByLevel() {
        var shop = new Shop(api, events);
        var thresholds = """
                , "overdraftLimit": {"amount": "100.00", "currency": "USD"},
                  "thresholds": {"low": {"amount": "50.00", "currency": "USD"}, "critical": {"amount": "-10.00", "currency": "USD"}}""";
        var normal = shop.platform(thresholds);
        shop.deposit(normal, "50.01");
        var low = shop.platform(thresholds);
        var overdrawn = shop.platform(thresholds);
        api.post(credits(overdrawn) + "/deduct", amount("10.00")).expect(201);
        var careless = shop.platform();
        var lowOnly = shop.platform(", \"thresholds\": {\"low\": {\"amount\": \"0.00\", \"currency\": \"USD\"}}");

        assertThat(ids(list("?level=normal"))).containsExactly(normal, careless);
        assertThat(ids(list("?level=low"))).containsExactly(low, lowOnly);
        assertThat(ids(list("?level=CRITICAL"))).containsExactly(overdrawn);
        assertThat(list("").items())
                .allSatisfy(item -> assertThat(item.get("level"))
                        .isEqualTo(get(UUID.fromString(item.get("id").asString()))
                                .json()
                                .get("level")));
        api.get(PLATFORMS + "?level=fine").expect(400).problem("malformed").at("?level");
    }

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() {
        var id = api.post(PLATFORMS, EVERYTHING.formatted("Acme")).expect(201).id();

        var renamed = patch(id, "{\"name\": \"Acme Europe\"}").expect(200);
        assertThat(renamed.header("ETag")).isEqualTo("\"2\"");
        assertThat(renamed.text("description")).isEqualTo("Licences");
        assertThat(renamed.money("overdraftLimit")).isEqualTo(usd("5.00"));

        var merged = patch(id, """
                {"thresholds": {"critical": null}, "overdraftLimit": {"amount": "7.00"},
                 "metadata": {"contact": null, "tier": {"since": 2021}, "colour": "red"}}""").expect(200);
        assertThat(merged.has("thresholds.critical")).isFalse();
        assertThat(merged.money("thresholds.low")).isEqualTo(usd("50.00"));
        assertThat(merged.money("overdraftLimit")).isEqualTo(usd("7.00"));
        assertThat(merged.json().get("metadata").propertyNames()).containsExactlyInAnyOrder("tier", "colour");
        assertThat(merged.text("metadata.tier.name")).isEqualTo("gold");
        assertThat(merged.text("metadata.tier.since")).isEqualTo("2021");

        var emptied = patch(id, """
                {"description": null, "thresholds": null, "overdraftLimit": null, "metadata": null}""").expect(200);
        assertThat(emptied.has("description")).isFalse();
        assertThat(emptied.has("thresholds.low")).isFalse();
        assertThat(emptied.money("overdraftLimit")).isEqualTo(usd("0.00"));
        assertThat(emptied.json().path("metadata").isEmpty()).isTrue();
        assertThat(emptied.number("version")).isEqualTo(4);
        assertThat(get(id).json()).isEqualTo(emptied.json());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {"name": null}                                                          | 422 | invalid   | /name
            {"name": ""}                                                            | 422 | invalid   | /name
            {"name": 7}                                                             | 400 | malformed | /name
            {"currency": null}                                                      | 422 | invalid   | /currency
            {"balance": {"amount": "1.00", "currency": "USD"}}                      | 400 | malformed | /balance
            {"status": "DELETED"}                                                   | 400 | malformed | /status
            {"nobodyKnowsThis": null}                                               | 400 | malformed | /nobodyKnowsThis
            {"overdraftLimit": {"currency": "EUR"}}                                 | 422 | invalid   | /overdraftLimit/currency
            {"thresholds": {"critical": {"amount": "50.01", "currency": "USD"}}}    | 422 | invalid   | /thresholds/critical
            """)
    void aPatchIsCheckedLikeARegistration(String body, int status, String code, String pointer) {
        var id = api.post(PLATFORMS, EVERYTHING.formatted("Acme")).expect(201).id();

        patch(id, body).expect(status).problem(code).at(pointer);
        assertThat(get(id).number("version")).isEqualTo(1);
    }

    @Test
    void whoeverChangedAStaleVersionIsToldSo() {
        var id = registered();
        api.ifMatch("\"1\"").patch(path(id), "{\"description\": \"a\"}").expect(200);

        api.ifMatch("\"1\"")
                .patch(path(id), "{\"description\": \"b\"}")
                .expect(412)
                .problem("stale-version");
        api.ifMatch("\"1\"").delete(path(id)).expect(412).problem("stale-version");
        api.ifMatch("nonsense")
                .patch(path(id), "{\"description\": \"b\"}")
                .expect(400)
                .problem("malformed")
                .at("If-Match");
        assertThat(get(id).text("description")).isEqualTo("a");
        api.ifMatch("*").patch(path(id), "{\"description\": \"c\"}").expect(200);
        api.ifMatch("\"3\"").delete(path(id)).expect(204);
        api.ifMatch("\"3\"").post(path(id) + "/restore").expect(412).problem("stale-version");
        api.ifMatch("\"4\"").post(path(id) + "/restore").expect(200);
    }

    @Test
    void ofManyWhoChangeOneVersionOneSucceeds() throws Exception {
        var id = registered();

        var statuses = atOnce(
                8,
                index -> api.ifMatch("\"1\"")
                        .patch(path(id), "{\"description\": \"%d\"}".formatted(index))
                        .status());

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 412).hasSize(7);
    }

    @Test
    void theTagOfAPlatformDoesNotHideItsNewBalance() {
        var id = registered();
        new Shop(api, events).deposit(id, "10.00");

        var read = api.with("If-None-Match", "\"1\"").get(path(id)).expect(200);

        assertThat(read.money("balance")).isEqualTo(usd("10.00"));
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void theCurrencyIsFixedOnceThereAreMovements() {
        var id = registered();

        var changed = patch(id, "{\"currency\": \"EUR\"}").expect(200);
        assertThat(changed.money("balance")).isEqualTo(Money.of("0.00", "EUR"));
        assertThat(changed.money("overdraftLimit")).isEqualTo(Money.of("0.00", "EUR"));
        api.post(credits(id), amount("1.00")).expect(422).at("/amount/currency");
        patch(id, "{\"currency\": \"USD\"}").expect(200);
        api.post(credits(id), amount("1.00")).expect(201);

        patch(id, "{\"currency\": \"EUR\"}").expect(409).problem("currency-fixed");
        api.post(credits(id) + "/deduct", amount("1.00")).expect(201);
        patch(id, "{\"currency\": \"EUR\"}").expect(409).problem("currency-fixed");
        assertThat(get(id).text("currency")).isEqualTo("USD");
    }

    @Test
    void anotherCurrencyNeedsLimitsInIt() {
        var id = api.post(PLATFORMS, EVERYTHING.formatted("Acme")).expect(201).id();

        patch(id, "{\"currency\": \"EUR\"}")
                .expect(422)
                .at("/overdraftLimit/currency")
                .at("/thresholds/low/currency")
                .at("/thresholds/critical/currency");
        patch(id, """
                {"currency": "EUR", "overdraftLimit": {"currency": "EUR"},
                 "thresholds": {"low": {"currency": "EUR"}, "critical": {"currency": "EUR"}}}""").expect(200);
    }

    @Test
    void anOverdraftLimitIsNotTakenFromUnderTheBalance() {
        var id = api.post(PLATFORMS, EVERYTHING.formatted("Acme")).expect(201).id();
        api.post(credits(id) + "/deduct", amount("4.00")).expect(201);

        var refused = patch(id, "{\"overdraftLimit\": {\"amount\": \"3.99\"}}").expect(409);
        assertThat(refused.problem("overdraft-in-use").money("balance")).isEqualTo(usd("-4.00"));
        patch(id, "{\"overdraftLimit\": null}").expect(409).problem("overdraft-in-use");
        patch(id, "{\"overdraftLimit\": {\"amount\": \"4.00\"}}").expect(200);
    }

    @Test
    void aDeletedPlatformIsStillThereButOutOfTheWay() {
        var id = register("Acme").expect(201).id();

        api.delete(path(id)).expect(204);

        var deleted = get(id);
        assertThat(deleted.text("status")).isEqualTo("DELETED");
        assertThat(deleted.has("deletedAt")).isTrue();
        assertThat(deleted.number("version")).isEqualTo(2);
        assertThat(list("").items()).isEmpty();
        assertThat(ids(list("?status=deleted"))).containsExactly(id);
        patch(id, "{\"name\": \"Globex\"}").expect(409).problem("platform-deleted");
        api.delete(path(id)).expect(204);
        assertThat(get(id).number("version")).as("deleted twice").isEqualTo(2);
        register("Acme").expect(201);
    }

    @Test
    void aPlatformIsRestoredUnlessItsNameIsTaken() {
        var id = register("Acme").expect(201).id();
        api.delete(path(id)).expect(204);
        var heir = register("acme").expect(201).id();

        api.post(path(id) + "/restore").expect(409).problem("name-taken");
        patch(heir, "{\"name\": \"Globex\"}").expect(200);
        var restored = api.post(path(id) + "/restore").expect(200);

        assertThat(restored.text("status")).isEqualTo("ACTIVE");
        assertThat(restored.header("ETag")).isEqualTo("\"3\"");
        assertThat(api.post(path(id) + "/restore").expect(200).number("version"))
                .as("restored twice")
                .isEqualTo(3);
        api.post(credits(id), amount("1.00")).expect(201);
    }

    @Test
    void aMarginFloorIsKeptAndTakenAwayAgain() {
        var id = register("Acme").expect(201).id();

        assertThat(patch(id, "{\"marginFloor\": \"12.50\"}").expect(200).text("marginFloor"))
                .isEqualTo("12.5");
        assertThat(patch(id, "{\"description\": \"dear\"}").expect(200).text("marginFloor"))
                .isEqualTo("12.5");
        for (var floor : List.of("1000.1", "-1", "5.00001", "five")) {
            patch(id, "{\"marginFloor\": \"%s\"}".formatted(floor)).expect(422).at("/marginFloor");
        }
        assertThat(patch(id, "{\"marginFloor\": null}").expect(200).has("marginFloor"))
                .isFalse();
        assertThat(api.get(path(id)).expect(200).has("marginFloor")).isFalse();
    }

    @Test
    void changesAreAnnouncedInOrderWithGrowingVersions() {
        var id = register("Acme").expect(201).id();
        patch(id, "{\"name\": \"Globex\"}").expect(200);
        api.delete(path(id)).expect(204);
        api.delete(path(id)).expect(204);
        api.post(path(id) + "/restore").expect(200);
        new Shop(api, events).allowOverdraft(id, "5.00");
        patch(id, "{\"name\": \"\"}").expect(422);

        assertThat(events.await(
                        Topics.PLATFORM_REGISTERED, event -> event.platformId().equals(id)))
                .isEqualTo(new PlatformRegistered(id, "Acme", "USD", "ACTIVE", usd("0.00"), 1));
        events.await(Topics.PLATFORM_CHANGED, event -> event.platformId().equals(id) && event.version() == 5);
        assertThat(events.published(Topics.PLATFORM_CHANGED, api.store()))
                .containsExactly(
                        new PlatformChanged(id, "Globex", "USD", "ACTIVE", usd("0.00"), 2),
                        new PlatformChanged(id, "Globex", "USD", "DELETED", usd("0.00"), 3),
                        new PlatformChanged(id, "Globex", "USD", "ACTIVE", usd("0.00"), 4),
                        new PlatformChanged(id, "Globex", "USD", "ACTIVE", usd("5.00"), 5));
        assertThat(events.envelopes(Topics.PLATFORM_CHANGED, api.store()))
                .allSatisfy(event -> assertThat(event.subject()).isEqualTo(id));
    }

    @Test
    void everyWriteIsDoneOnceAKey() {
        var first = api.idempotent("create")
                .post(PLATFORMS, EVERYTHING.formatted("Acme"))
                .expect(201);
        var again = api.idempotent("create")
                .post(PLATFORMS, EVERYTHING.formatted("Acme"))
                .expect(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        api.idempotent("create")
                .post(PLATFORMS, EVERYTHING.formatted("Globex"))
                .expect(422)
                .problem("idempotency-key-reused");
        register(api.inFreshStore().idempotent("create"), "Acme").expect(201);

        var path = path(first.id());
        twice(key -> key.patch(path, "{\"description\": \"new\"}"), 200);
        twice(key -> key.delete(path), 204);
        twice(key -> key.post(path + "/restore"), 200);
        assertThat(get(first.id()).number("version")).isEqualTo(4);
        assertThat(list("").items()).hasSize(1);
    }

    @Test
    void changesAndMovementsAtOnceDoNotBlockEachOther() throws Exception {
        var id = registered();

        var statuses = atOnce(
                60,
                index -> index % 2 == 0
                        ? patch(id, "{\"description\": \"%d\"}".formatted(index))
                                .status()
                        : api.post(credits(id), amount("1.00")).status());

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(30);
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(30);
        assertThat(get(id).money("balance")).isEqualTo(usd("30.00"));
        assertThat(get(id).number("version")).isEqualTo(31);
    }

    @Test
    void anotherStoreSeesNothing() {
        var id = registered();
        var stranger = api.inFreshStore();

        stranger.get(path(id)).expect(404).problem("not-found");
        stranger.patch(path(id), "{\"name\": \"Mine\"}").expect(404).problem("not-found");
        stranger.delete(path(id)).expect(404).problem("not-found");
        stranger.post(path(id) + "/restore").expect(404).problem("not-found");
        stranger.post(credits(id) + "/deduct", amount("1.00")).expect(404).problem("not-found");
        stranger.post(
                        credits(id) + "/adjust",
                        "{\"amount\": {\"amount\": \"1.00\", \"currency\": \"USD\"}, \"reason\": \"r\"}")
                .expect(404)
                .problem("not-found");
        assertThat(stranger.get(PLATFORMS).expect(200).items()).isEmpty();
        assertThat(get(id).number("version")).isEqualTo(1);
    }

    @Test
    void badInputIsToldSo() {
        var id = api.post(PLATFORMS, EVERYTHING.formatted("Acme")).expect(201).id();
        var bad = BadInput.against(api);

        bad.send(HttpMethod.POST, PLATFORMS, EVERYTHING.formatted("Globex"));
        bad.send(HttpMethod.PATCH, path(id), EVERYTHING.formatted("Initech"));
        bad.send(HttpMethod.GET, path(id), null);
        bad.send(HttpMethod.DELETE, path(id), null);
        bad.send(HttpMethod.POST, path(id) + "/restore", null);
        bad.send(HttpMethod.GET, credits(id) + "/balance", null);
        bad.send(HttpMethod.GET, credits(id) + "/balance/stream", null);
        bad.send(HttpMethod.GET, credits(id) + "/movements", null);
        bad.list(PLATFORMS);
        bad.list(PLATFORMS + "?level=low");

        assertThat(get(id).text("status")).isEqualTo("ACTIVE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-02-30T00:00:00Z",
                "+1000000000-12-31T23:59:59Z",
                "-1000000000-01-01T00:00:00Z",
                ""
            })
    void aBadPeriodOfMovementsIsNoFault(String from) {
        var id = registered();

        for (var parameter : List.of("from", "to")) {
            assertThat(api.get(credits(id) + "/movements?" + parameter + "={instant}", from)
                            .status())
                    .isBetween(200, 499);
        }
    }

    /** The same write twice with one key, and what is there after both. */
    private void twice(Function<Api, Answer> write, int status) {
        var once = api.idempotent(Ids.next().toString());
        var first = write.apply(once).expect(status);
        var again = write.apply(once).expect(status);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    private UUID registered() {
        return register(Ids.next().toString()).expect(201).id();
    }

    private Answer register(String name) {
        return register(api, name);
    }

    private static Answer register(Api api, String name) {
        return api.post(PLATFORMS, "{\"name\": \"%s\", \"currency\": \"USD\"}".formatted(name));
    }

    private Answer get(UUID id) {
        return api.get(path(id)).expect(200);
    }

    private Answer patch(UUID id, String body) {
        return api.patch(path(id), body);
    }

    private Answer list(String query) {
        return api.get(PLATFORMS + query).expect(200);
    }

    private List<List<String>> pages(String query) {
        var pages = new ArrayList<List<String>>();
        var page = list("?" + query);
        pages.add(names(page));
        while (page.next() != null) {
            page = list("?" + query + "&after=" + page.next());
            pages.add(names(page));
        }
        return pages;
    }

    private static List<String> names(Answer list) {
        return list.items().stream().map(item -> item.get("name").asString()).toList();
    }

    private static List<UUID> ids(Answer list) {
        return list.items().stream()
                .map((JsonNode item) -> UUID.fromString(item.get("id").asString()))
                .toList();
    }

    private static String path(UUID id) {
        return PLATFORMS + "/" + id;
    }

    private static List<Integer> atOnce(int times, Function<Integer, Integer> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, times)
                    .mapToObj(index -> (Callable<Integer>) () -> call.apply(index))
                    .toList();
            var statuses = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(calls)) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }
}
