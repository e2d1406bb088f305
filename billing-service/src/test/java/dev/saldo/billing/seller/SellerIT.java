package dev.saldo.billing.seller;

import static dev.saldo.billing.SaleFixtures.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.billing.Billing;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SaldoTest
class SellerIT {

    private static final String SELLER = "/api/v1/seller";
    private static final String SHOP = """
            {"name": "Płyty i Spółka", "taxId": "PL123", "email": "shop@example.com", "paymentTermsDays": 30,
             "address": {"street": "Rynek 1", "city": "Kraków", "state": "MP", "postalCode": "30-001",
                         "country": "Poland"}}""";

    private final Api api;
    private final Events events;

    SellerIT(Api api, Events events) {
        this.api = api;
        this.events = events;
    }

    @Test
    void aStoreThatSaidNothingHasAUsualSeller() {
        var seller = api.inFreshStore().get(SELLER).expect(200);

        assertThat(seller.text("name")).isEmpty();
        assertThat(seller.number("paymentTermsDays")).isEqualTo(14);
        assertThat(seller.header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void invoicesKeepTheSellerOfTheirTime() {
        var billing = new Billing(api.inFreshStore(), events);
        var before = billing.invoiced(sale("1.00"));
        var seller = billing.api().put(SELLER, SHOP).expect(200);
        var after = billing.invoiced(sale("1.00"));

        assertThat(billing.api().get(SELLER).expect(200).json()).isEqualTo(seller.json());
        assertThat(after.json().path("seller")).isEqualTo(seller.json());
        assertThat(LocalDate.parse(after.text("dueDate")))
                .isEqualTo(LocalDate.parse(after.text("issueDate")).plusDays(30));
        assertThat(billing.invoice(before.id()).text("seller.name")).isEmpty();
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeen() {
        var store = api.inFreshStore();
        store.ifMatch("\"3\"").put(SELLER, SHOP).expect(412).problem("stale-version");
        var first = store.ifMatch("\"0\"").put(SELLER, SHOP).expect(200);
        store.ifMatch("\"0\"").put(SELLER, SHOP).expect(412).problem("stale-version");
        var second = store.ifMatch(first.header("ETag")).put(SELLER, SHOP).expect(200);

        assertThat(List.of(first.header("ETag"), second.header("ETag"))).containsExactly("\"1\"", "\"2\"");
        store.put(SELLER, Map.of("name", "short")).expect(200);
        assertThat(store.get(SELLER).text("name")).isEqualTo("short");
        assertThat(store.get(SELLER).has("address")).isFalse();
        assertThat(api.inFreshStore().get(SELLER).text("name")).isEmpty();
    }

    @Test
    void badInputIsPointedAt() {
        api.put(SELLER, Map.of("taxId", "x")).expect(422).problem("invalid").at("/name");
        api.put(SELLER, """
                {"name": "%s", "email": "nobody", "paymentTermsDays": 366, "address": {"city": "%s"}}""".formatted("n".repeat(201), "c".repeat(201)))
                .expect(422)
                .problem("invalid")
                .at("/name")
                .at("/email")
                .at("/paymentTermsDays")
                .at("/address/city");
        api.as("viewer").put(SELLER, SHOP).expect(403).problem("forbidden");
    }
}
