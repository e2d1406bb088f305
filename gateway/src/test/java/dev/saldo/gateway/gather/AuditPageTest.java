package dev.saldo.gateway.gather;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditPageTest {

    @Test
    void theNewestOfAllComeFirst() {
        var page = AuditPage.of(List.of(page(null, "9", "5"), page(null, "7", "1")), 10);

        assertThat(ids(page)).containsExactly("9", "7", "5", "1");
        assertThat(page.next()).isNull();
    }

    @Test
    void aPageIsCutWhereItIsFull() {
        var page = AuditPage.of(List.of(page(null, "9", "5"), page(null, "7", "1")), 3);

        assertThat(ids(page)).containsExactly("9", "7", "5");
        assertThat(page.next()).isEqualTo("5");
    }

    @Test
    void aServiceThatHasMoreIsReadOn() {
        var page = AuditPage.of(List.of(page("8", "9", "8"), page(null)), 2);

        assertThat(ids(page)).containsExactly("9", "8");
        assertThat(page.next()).isEqualTo("8");
    }

    @Test
    void allOfItIsTheLastPage() {
        var page = AuditPage.of(List.of(page(null, "9"), page(null, "8")), 2);

        assertThat(page.next()).isNull();
    }

    @Test
    void nothingIsAPageToo() {
        assertThat(AuditPage.of(List.of(page(null), page(null)), 50)).isEqualTo(new AuditPage(List.of(), null));
    }

    /** A comparison of signed numbers would put the second half of all ids first. */
    @Test
    void idsAreComparedAsText() {
        var late = "8190a5d0-ac96-774b-bcce-b302099a8057";
        var early = "0190a5d0-ac96-774b-bcce-b302099a8057";

        assertThat(ids(AuditPage.of(List.of(page(null, early), page(null, late)), 2)))
                .containsExactly(late, early);
    }

    private static JsonNode page(String next, String... ids) {
        var page = JsonMapper.shared().createObjectNode();
        var items = page.putArray("items");
        Arrays.stream(ids).forEach(id -> items.addObject().put("id", id));
        return page.put("next", next);
    }

    private static List<String> ids(AuditPage page) {
        return page.items().stream().map(item -> item.path("id").stringValue()).toList();
    }
}
