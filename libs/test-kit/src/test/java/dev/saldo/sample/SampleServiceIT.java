package dev.saldo.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.contracts.sales.CustomerChanged;
import dev.saldo.kit.inbox.Event;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.BadInput;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.TestTokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;

@SaldoTest
class SampleServiceIT {

    private static final String NOTES = "/api/v1/notes";

    private final Api api;
    private final Events events;
    private final DatabaseClient db;

    SampleServiceIT(Api api, Events events, DatabaseClient db) {
        this.api = api;
        this.events = events;
        this.db = db;
    }

    @Test
    void whatIsWrittenCanBeReadInTheSameStoreOnly() {
        var note = api.post(NOTES, Map.of("text", "milk")).expect(201);

        assertThat(api.get(NOTES + "/{id}", note.id()).expect(200).text("text")).isEqualTo("milk");
        api.inFreshStore().get(NOTES + "/{id}", note.id()).expect(404).problem("not-found");
        assertThat(note.header("Location")).isEqualTo(NOTES + "/" + note.id());
    }

    @Test
    void aListHasPages() {
        var mine = api.inFreshStore();
        var first = mine.post(NOTES, Map.of("text", "one")).expect(201).id();
        var second = mine.post(NOTES, Map.of("text", "two")).expect(201).id();

        var page = mine.get(NOTES + "?limit=1").expect(200);
        var rest = mine.get(NOTES + "?limit=1&after={cursor}", page.next()).expect(200);

        assertThat(List.of(page.text("items.0.id"), rest.text("items.0.id")))
                .containsExactly(first.toString(), second.toString());
        assertThat(rest.items()).hasSize(1);
        assertThat(rest.next()).isNull();
    }

    @Test
    void callersNeedATokenAndARole() {
        api.withoutToken().get(NOTES).expect(401).problem("unauthenticated");
        api.withToken("nonsense").get(NOTES).expect(401).problem("unauthenticated");
        api.as("viewer").get(NOTES).expect(200);
        api.as("viewer").post(NOTES, Map.of("text", "milk")).expect(403).problem("forbidden");
        var stranger =
                Map.<String, Object>of("iss", "stranger", "store", api.store().toString(), "role", "owner");
        api.withToken(TestTokens.mint(stranger)).get(NOTES).expect(401);
        var homeless = Map.<String, Object>of("role", "owner");
        api.withToken(TestTokens.mint(homeless)).get(NOTES).expect(401);
    }

    @Test
    void theSameKeyHasTheSameAnswer() {
        var first = api.idempotent("k-1").post(NOTES, Map.of("text", "milk")).expect(201);
        var again = api.idempotent("k-1").post(NOTES, Map.of("text", "milk")).expect(201);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void whatIsPublishedIsSeenByStore() {
        var note = api.post(NOTES, Map.of("text", "bread")).expect(201).id();

        var changed = events.await(
                Topics.CUSTOMER_CHANGED, event -> event.customerId().equals(note));

        assertThat(changed.customer().name()).isEqualTo("bread");
        assertThat(events.published(Topics.CUSTOMER_CHANGED, api.store())).contains(changed);
        assertThat(events.envelopes(Topics.CUSTOMER_CHANGED, api.store()))
                .anySatisfy(event -> assertThat(event.subject()).isEqualTo(note));
        assertThat(events.published(Topics.CUSTOMER_CHANGED, UUID.randomUUID())).isEmpty();
    }

    @Test
    void whatIsPublishedToTheServiceArrivesAndCanBeSentAgain() {
        var anna = customer("Anna");
        var id = events.publish(Topics.CUSTOMER_CHANGED, api.store(), anna.customerId(), anna);
        events.redeliver(id);

        assertThat(events.envelopes(Topics.CUSTOMER_CHANGED, api.store()))
                .filteredOn(event -> event.subject().equals(anna.customerId()))
                .extracting(Event::id)
                .containsExactly(id, id);
        await().untilAsserted(() -> assertThat(copies(anna.customerId())).isEqualTo(1));
        assertThatThrownBy(() -> events.redeliver(UUID.randomUUID())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatTheServiceCannotApplyIsADeadLetter() {
        events.publishRaw(Topics.CUSTOMER_CHANGED, api.store(), UUID.randomUUID(), "{\"customerId\": 7}");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(events.deadLetters(Topics.CUSTOMER_CHANGED, "sample.copy-customer"))
                        .containsExactly("{\"customerId\": 7}"));
    }

    @Test
    void aTestMethodMayTakeItsToolsToo(Api mine, Events published) {
        assertThat(mine.store()).isEqualTo(api.store());
        assertThat(published).isSameAs(events);
    }

    @Test
    void aFailedExpectationShowsTheBody() {
        var body = new HashMap<String, Object>();
        body.put("text", null);
        var answer = api.post(NOTES, body);

        answer.expect(422).problem("invalid").at("/text");
        assertThatThrownBy(() -> answer.expect(201))
                .hasMessageContaining("POST /api/v1/notes")
                .hasMessageContaining("/text");
    }

    @Test
    void badInputIsAProblemOfTheCaller() {
        var note = api.post(NOTES, Map.of("text", "milk")).expect(201).id();

        BadInput.against(api)
                .send(HttpMethod.POST, NOTES, Map.of("text", "milk", "remark", "two litres"))
                .send(HttpMethod.GET, NOTES + "/" + note, null)
                .list(NOTES);
    }

    @Test
    void aQueryIsReadStrictly() {
        api.get(NOTES + "?kind=with-remark&limit=1&sort=-createdAt").expect(200);

        api.get(NOTES + "?knid=plain&limit=1&Limit=1")
                .expect(400)
                .problem("malformed")
                .at("?knid")
                .at("?Limit");
        for (var empty : List.of("?id=", "?id", "?kind=", "?kind= ", "?after=", "?limit=")) {
            assertThat(api.get(NOTES + empty).expect(400).text("errors.0.detail"))
                    .as(empty)
                    .isEqualTo("must not be empty");
        }
        api.get("/v3/api-docs?whatever=1").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
    void onlyJsonIsRead(String contentType) {
        var refused = api.sending(contentType).post(NOTES, Map.of("text", "milk"));

        assertThat(refused.expect(415).problem("unsupported-media-type").text("detail"))
                .isEqualTo("The body must be application/json.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"text": null}                       | 422 | /text           | is required
            {"text": " "}                        | 422 | /text           | must not be blank
            {"text": 7}                          | 400 | /text           | must be a string
            {"priority": 1.5}                    | 400 | /priority       | must be a whole number from 1 to 9
            {"priority": "2"}                    | 400 | /priority       | must be a whole number from 1 to 9
            {"priority": 99999999999999999999}   | 400 | /priority       | must be a whole number from 1 to 9
            {"price": {"amount": "1", "currency": "usd"}} | 422 | /price/currency | must be an ISO 4217 code in capitals such as USD
            {"price": {"amount": "0.001", "currency": "USD"}} | 422 | /price  | must not have more than 2 decimals in USD
            {"price": {"amount": "99999999999999", "currency": "USD"}} | 422 | /price | must not be above 9999999999999.99 USD
            {"price": {"amount": 1, "currency": "USD"}} | 400 | /price | must have amount as a string
            {"text": "x", "links": [null]}       | 422 | /links/0        | is required
            {"text": "x", "links": [{}]}         | 422 | /links/0/to     | is required
            """)
    void whatIsWrongIsSaidInPlainWords(String body, int status, String pointer, String detail) {
        var id = api.post(NOTES, Map.of("text", "milk")).expect(201).id();

        for (var refused : List.of(api.post(NOTES, body), api.patch(NOTES + "/" + id, body))) {
            assertThat(refused.expect(status).text("errors.0.pointer")).isEqualTo(pointer);
            assertThat(refused.text("errors.0.detail")).isEqualTo(detail);
        }
    }

    @Test
    void ofSeveralMistakesTheFirstOfTheInputComesFirst() {
        var link = "{\"to\": \"x\"}, ";
        var refused = api.post(NOTES, "{\"links\": [{}, {}, %s {}]}".formatted(link.repeat(8)));

        assertThat(refused.expect(422).json().get("errors").findValuesAsString("pointer"))
                .containsExactly("/links/0/to", "/links/1/to", "/links/10/to", "/text");
    }

    @Test
    void aVersionIsAQuotedNumber() {
        var path = NOTES + "/"
                + api.post(NOTES, Map.of("text", "milk")).expect(201).id();

        for (var nonsense : List.of("1", "one", "\"one\"", "\"1\", \"2\"", "\"\"")) {
            api.ifMatch(nonsense)
                    .patch(path, Map.of("text", "bread"))
                    .expect(400)
                    .problem("malformed")
                    .at("If-Match");
        }
        api.ifMatch("\"7\"").patch(path, Map.of("text", "bread")).expect(412).problem("stale-version");
        api.ifMatch("W/\"1\"").patch(path, Map.of("text", "bread")).expect(200);
        api.ifMatch("*").patch(path, Map.of("text", "butter")).expect(200);
    }

    private static CustomerChanged customer(String name) {
        var id = UUID.randomUUID();
        return new CustomerChanged(id, new Customer(id, null, name, null, null, null, null), false, 1);
    }

    private long copies(UUID id) {
        return db.sql("select count(*) from customer_copy where uid = :id")
                .bind("id", id)
                .mapValue(Long.class)
                .one()
                .block();
    }
}
