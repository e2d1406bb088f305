package dev.saldo.catalog.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.catalog.TaxChanged;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SaldoTest
class TaxesIT {

    private static final String TAXES = "/api/v1/taxes";

    private final Api api;
    private final Events events;

    TaxesIT(Api api, Events events) {
        this.api = api.inFreshStore();
        this.events = events;
    }

    @Test
    void aTaxIsCreatedReadAndAnnounced() {
        var created = api.post(TAXES, """
                        {"name":"VAT","percent":"19.50","inclusive":true,"country":"DE"}""").expect(201);

        assertThat(created.header("Location")).isEqualTo(TAXES + "/" + created.id());
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(created.text("percent")).isEqualTo("19.5");
        assertThat(created.text("active")).isEqualTo("true");
        assertThat(api.get(TAXES + "/{id}", created.id()).expect(200).json()).isEqualTo(created.json());
        assertThat(told(created.id(), 1))
                .isEqualTo(new TaxChanged(created.id(), "VAT", new BigDecimal("19.5"), true, "DE", true, false, 1));
    }

    @Test
    void aTaxIsChangedAndAnnouncedUnlessNothingIsNew() {
        var id = tax("VAT", "19");

        var changed = api.ifMatch("\"1\"")
                .patch(TAXES + "/" + id, "{\"percent\":\"16\",\"country\":\"DE\",\"active\":false}")
                .expect(200);

        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.text("country")).isEqualTo("DE");
        assertThat(told(id, 2).percent()).isEqualByComparingTo("16");
        assertThat(api.patch(TAXES + "/" + id, Map.of("percent", "16.000"))
                        .expect(200)
                        .number("version"))
                .isEqualTo(2);
        api.ifMatch("\"1\"")
                .patch(TAXES + "/" + id, Map.of("percent", "7"))
                .expect(412)
                .problem("stale-version");
    }

    @Test
    void aDeletedTaxStaysReadable() {
        var id = tax("VAT", "19");

        api.delete(TAXES + "/{id}", id).expect(204);
        api.delete(TAXES + "/{id}", id).expect(204);

        assertThat(api.get(TAXES + "/{id}", id).expect(200).has("deletedAt")).isTrue();
        assertThat(api.get(TAXES).expect(200).items()).isEmpty();
        assertThat(told(id, 2).deleted()).isTrue();
        api.patch(TAXES + "/" + id, Map.of("percent", "7")).expect(409).problem("tax-deleted");
        assertThat(api.post(TAXES + "/" + id + "/restore").expect(200).number("version"))
                .isEqualTo(3);
        assertThat(api.post(TAXES + "/" + id + "/restore").expect(200).number("version"))
                .isEqualTo(3);
        assertThat(told(id, 3).deleted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "name, ' '",
        "percent, -1",
        "percent, 100.5",
        "percent, 1.00001",
        "percent, much",
        "country, de",
        "country, XX",
        "country, DEU"
    })
    void whatIsNoTaxIsRefused(String field, String value) {
        var tax = new HashMap<>(Map.of("name", "VAT", "percent", "19"));
        tax.put(field, value);

        api.post(TAXES, tax).expect(422).problem("invalid").at("/" + field);
    }

    @Test
    void listsAreFilteredAndSorted() {
        var swedish = api.post(TAXES, Map.of("name", "Moms", "percent", "25", "country", "SE"))
                .expect(201)
                .id();
        var idle = api.post(TAXES, Map.of("name", "Old", "percent", "24", "active", false))
                .expect(201)
                .id();

        assertThat(ids("?country=SE")).containsExactly(swedish);
        assertThat(ids("?active=false")).containsExactly(idle);
        assertThat(ids("?sort=-name")).containsExactly(idle, swedish);
        assertThat(api.inFreshStore().get(TAXES).expect(200).items()).isEmpty();
        api.inFreshStore().get(TAXES + "/{id}", idle).expect(404).problem("not-found");
    }

    @Test
    void theSameIdempotencyKeyGetsTheFirstAnswerAgain() {
        var once = api.idempotent("tax-1");

        var first = once.post(TAXES, Map.of("name", "VAT", "percent", "19")).expect(201);

        assertThat(once.post(TAXES, Map.of("name", "VAT", "percent", "19"))
                        .expect(201)
                        .json())
                .isEqualTo(first.json());
        assertThat(api.get(TAXES).expect(200).items()).hasSize(1);
    }

    private UUID tax(String name, String percent) {
        return api.post(TAXES, Map.of("name", name, "percent", percent))
                .expect(201)
                .id();
    }

    private List<UUID> ids(String query) {
        return api.get(TAXES + query).expect(200).items().stream()
                .map(tax -> UUID.fromString(tax.path("id").asString()))
                .toList();
    }

    private TaxChanged told(UUID tax, long version) {
        return events.await(Topics.TAX_CHANGED, event -> event.taxId().equals(tax) && event.version() == version);
    }
}
