package dev.saldo.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.testkit.Api;
import dev.saldo.testkit.SaldoTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SaldoTest
class ProductListIT {

    private static final String PRODUCTS = "/api/v1/products";
    private static final List<String> SKUS =
            IntStream.range(0, 25).mapToObj("P-%02d"::formatted).toList();

    private final Api api;

    ProductListIT(Api api) {
        this.api = api.inFreshStore();
    }

    @BeforeEach
    void products() {
        SKUS.forEach(sku -> create(sku, "Name " + sku.hashCode() % 7, "Plain", "digital"));
        create("AC/DC-77", "Música Ligera", "Für Élise & friends", "subscription");
        create("TR-100200", "Breaking the Law", "Judas Priest", "license");
    }

    @ParameterizedTest
    @CsvSource({"createdAt,1", "-createdAt,-1", "sku,1", "-sku,-1"})
    void pagingWalksThroughAllOfThemOnceInOrder(String sort, int direction) {
        var seen = walk(PRODUCTS + "?limit=4&category=Plain&sort=" + sort);

        Comparator<String> order = Comparator.naturalOrder();
        assertThat(seen).hasSize(25).isSortedAccordingTo(direction > 0 ? order : order.reversed());
    }

    @Test
    void equalNamesDoNotLoseAnyone() {
        assertThat(walk(PRODUCTS + "?limit=3&category=Plain&sort=name")).containsExactlyInAnyOrderElementsOf(SKUS);
        assertThat(walk(PRODUCTS + "?limit=3&category=Plain&sort=-name")).containsExactlyInAnyOrderElementsOf(SKUS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            musica          | AC/DC-77
            MÚSICA          | AC/DC-77
            mús lig         | AC/DC-77
            elise           | AC/DC-77
            ac/dc           | AC/DC-77
            AC/DC-77        | AC/DC-77
            dc-7            | AC/DC-77
            tr-1002         | TR-100200
            TR-100200       | TR-100200
            law break       | TR-100200
            judas           | TR-100200
            udas            | none
            judas ligera    | none
            !!!             | none
            """)
    void aSearchFindsByBeginningsOfWordsWithOrWithoutAccents(String typed, @Nullable String sku) {
        var found = api.get(PRODUCTS + "?search={typed}", typed).expect(200).items();

        assertThat(found)
                .extracting(product -> product.path("sku").asString())
                .isEqualTo(sku == null ? List.of() : List.of(sku));
    }

    @Test
    void filtersNarrowTogether() {
        assertThat(skus("?type=license")).containsExactly("TR-100200");
        assertThat(skus("?sku=P-03")).containsExactly("P-03");
        assertThat(skus("?sku=P-0")).isEmpty();
        assertThat(skus("?category=Plain&search=P-03")).containsExactly("P-03");
        assertThat(skus("?category=Other&search=P-03")).isEmpty();
        assertThat(skus("?active=false")).isEmpty();
        assertThat(skus("?active=true&type=subscription")).containsExactly("AC/DC-77");
    }

    @Test
    void aListKnowsNothingOfOtherSortsAndFilters() {
        api.get(PRODUCTS + "?sort=listPrice").expect(400).problem("malformed").at("?sort");
        api.get(PRODUCTS + "?active=perhaps").expect(400).problem("malformed").at("?active");
        api.get(PRODUCTS + "?type=gold").expect(400).problem("malformed").at("?type");
    }

    private List<String> walk(String path) {
        var seen = new ArrayList<String>();
        @Nullable String after = null;
        do {
            var page = after == null ? api.get(path) : api.get(path + "&after={after}", after);
            page.expect(200)
                    .items()
                    .forEach(product -> seen.add(product.path("sku").asString()));
            after = page.next();
        } while (after != null);
        return seen;
    }

    private List<String> skus(String query) {
        return api.get(PRODUCTS + query).expect(200).items().stream()
                .map(product -> product.path("sku").asString())
                .toList();
    }

    private void create(String sku, String name, String text, String type) {
        var category = text.equals("Plain") ? "Plain" : "Other";
        api.post(PRODUCTS, """
                {"sku":"%s","name":"%s","description":"%s","category":"%s","type":"%s",
                 "listPrice":{"amount":"5.00","currency":"EUR"}}""".formatted(sku, name, text, category, type));
    }
}
