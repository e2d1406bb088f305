package dev.saldo.sales.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.CustomerChanged;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.BadInput;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

@SaldoTest
class CustomersIT {

    private static final String CUSTOMERS = "/api/v1/customers";

    private static final String LUIS = """
            {"code": "C-1", "name": "Luís Gonçalves", "company": "Embraer - Empresa Brasileira de Aeronáutica S.A.",
             "email": "luisg@embraer.com.br", "phone": "+55 (12) 3923-5555",
             "address": {"street": "Av. Brigadeiro Faria Lima, 2170", "city": "São José dos Campos", "state": "SP",
                         "postalCode": "12227-000", "country": "Brazil"},
             "metadata": {"chinookId": 1}}""";

    private final Api api;
    private final Events events;

    CustomersIT(Api api, Events events) {
        this.api = api.inFreshStore();
        this.events = events;
    }

    @Test
    void aCustomerIsKeptAsWrittenAndAnnounced() {
        var mine = api.inFreshStore();
        var created = mine.post(CUSTOMERS, LUIS).expect(201);

        var read = mine.get(CUSTOMERS + "/{id}", created.id()).expect(200);

        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.text("name")).isEqualTo("Luís Gonçalves");
        assertThat(read.text("address.city")).isEqualTo("São José dos Campos");
        assertThat(read.number("metadata.chinookId")).isEqualTo(1);
        var told = awaitVersion(created, 1);
        assertThat(told.customer().address().city()).isEqualTo("São José dos Campos");
        assertThat(told.customer().code()).isEqualTo("C-1");
        mine.inFreshStore().get(CUSTOMERS + "/{id}", created.id()).expect(404).problem("not-found");
    }

    @Test
    void aPatchChangesWhatItNames() {
        var mine = api.inFreshStore();
        var created = mine.post(CUSTOMERS, LUIS).expect(201);
        var path = CUSTOMERS + "/" + created.id();

        var changed = mine.ifMatch("\"1\"")
                .patch(path, "{\"company\": null, \"address\": {\"city\": \"São Paulo\"}}")
                .expect(200);

        assertThat(changed.has("company")).isFalse();
        assertThat(changed.text("address.city")).isEqualTo("São Paulo");
        assertThat(changed.text("address.postalCode")).isEqualTo("12227-000");
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(awaitVersion(created, 2).customer().company()).isNull();
        assertThat(mine.patch(path, "{\"address\": {\"city\": \"São Paulo\"}}")
                        .expect(200)
                        .number("version"))
                .as("nothing changed")
                .isEqualTo(2);
        mine.ifMatch("\"1\"").patch(path, "{\"name\": \"Luis\"}").expect(412).problem("stale-version");
        mine.patch(path, "{\"name\": \"  \"}").expect(422).problem("invalid").at("/name");
        mine.patch(path, "{\"id\": 7}").expect(400).problem("malformed").at("/id");
    }

    @Test
    void aDeletedCustomerIsGoneUntilRestored() {
        var mine = api.inFreshStore();
        var created = mine.post(CUSTOMERS, LUIS).expect(201);
        var path = CUSTOMERS + "/" + created.id();

        mine.delete(path).expect(204);

        assertThat(awaitVersion(created, 2).deleted()).isTrue();
        mine.get(path).expect(404);
        mine.delete(path).expect(404);
        mine.patch(path, "{\"name\": \"Luis\"}").expect(404);
        assertThat(mine.get(CUSTOMERS).expect(200).items()).isEmpty();
        assertThat(mine.post(path + "/restore").expect(200).number("version")).isEqualTo(3);
        assertThat(mine.post(path + "/restore").expect(200).number("version")).isEqualTo(3);
        assertThat(awaitVersion(created, 3).deleted()).isFalse();
        assertThat(mine.get(path).expect(200).text("code")).isEqualTo("C-1");
    }

    @Test
    void aCodeIsUniqueAmongThoseWhoAreThere() {
        var mine = api.inFreshStore();
        var first = mine.post(CUSTOMERS, LUIS).expect(201);
        var other = mine.post(CUSTOMERS, Map.of("name", "Leonie")).expect(201);

        var refused = mine.post(CUSTOMERS, LUIS).expect(409).problem("customer-code-taken");
        mine.patch(CUSTOMERS + "/" + other.id(), Map.of("code", "C-1"))
                .expect(409)
                .problem("customer-code-taken");

        assertThat(refused.text("customerId")).isEqualTo(first.id().toString());
        mine.delete(CUSTOMERS + "/" + first.id()).expect(204);
        mine.post(CUSTOMERS, LUIS).expect(201);
        mine.post(CUSTOMERS + "/" + first.id() + "/restore").expect(409).problem("customer-code-taken");
        mine.inFreshStore().post(CUSTOMERS, LUIS).expect(201);
    }

    @Test
    void ofManyWithTheSameCodeAtTheSameTimeOneIsCreated() {
        var mine = api.inFreshStore();

        var statuses = IntStream.range(0, 10)
                .parallel()
                .mapToObj(_ -> mine.post(CUSTOMERS, LUIS).status())
                .toList();

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void customersAreFoundSortedAndPaged() {
        var mine = api.inFreshStore();
        mine.post(CUSTOMERS, LUIS).expect(201);
        mine.post(CUSTOMERS, Map.of("name", "Leonie Köhler", "email", "leonekohler@surfeu.de", "code", "100%"))
                .expect(201);
        mine.post(CUSTOMERS, Map.of("name", "Astrid Gruber", "company", "Gruber & Söhne"))
                .expect(201);

        assertThat(names(mine.get(CUSTOMERS + "?search=köHLER"))).containsExactly("Leonie Köhler");
        assertThat(names(mine.get(CUSTOMERS + "?search={text}", "& Söhne"))).containsExactly("Astrid Gruber");
        assertThat(names(mine.get(CUSTOMERS + "?search={text}", "0%"))).containsExactly("Leonie Köhler");
        assertThat(names(mine.get(CUSTOMERS + "?search=embraer.com"))).containsExactly("Luís Gonçalves");
        assertThat(names(mine.get(CUSTOMERS + "?code=C-1"))).containsExactly("Luís Gonçalves");
        assertThat(names(mine.get(CUSTOMERS + "?sort=-name")))
                .containsExactly("Luís Gonçalves", "Leonie Köhler", "Astrid Gruber");
        var page = mine.get(CUSTOMERS + "?limit=2").expect(200);
        assertThat(names(page)).containsExactly("Luís Gonçalves", "Leonie Köhler");
        assertThat(names(mine.get(CUSTOMERS + "?limit=2&after={next}", page.next())))
                .containsExactly("Astrid Gruber");
    }

    @Test
    void badInputIsAProblemOfTheCaller() {
        var mine = api.inFreshStore();
        var id = mine.post(CUSTOMERS, LUIS).expect(201).id();
        var other = mine.post(CUSTOMERS, Map.of("name", "Leonie")).expect(201).id();

        BadInput.against(mine)
                .send(HttpMethod.POST, CUSTOMERS, LUIS)
                .send(HttpMethod.PATCH, CUSTOMERS + "/" + id, LUIS)
                .send(HttpMethod.GET, CUSTOMERS + "/" + id, null)
                .send(HttpMethod.POST, CUSTOMERS + "/" + id + "/restore", null)
                .send(HttpMethod.DELETE, CUSTOMERS + "/" + other, null)
                .list(CUSTOMERS);
    }

    private CustomerChanged awaitVersion(Answer customer, long version) {
        return events.await(
                Topics.CUSTOMER_CHANGED,
                changed -> changed.customerId().equals(customer.id()) && changed.version() == version);
    }

    private static List<String> names(Answer answer) {
        return answer.expect(200).items().stream()
                .map(customer -> customer.get("name").stringValue())
                .toList();
    }
}
