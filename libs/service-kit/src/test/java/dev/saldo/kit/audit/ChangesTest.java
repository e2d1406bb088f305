package dev.saldo.kit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.ContractJson;
import dev.saldo.money.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ChangesTest {

    private static final JsonMapper JSON = ContractJson.mapper();

    private final Changes changes = new Changes(JSON);

    record View(
            String name,
            @Nullable String note,
            @Masked @Nullable String email,
            @Nullable Money limit,
            List<String> tags,
            long version) {}

    private static final View FIRST = new View("Steam", null, "a@x.example", money("10.00"), List.of("eu"), 1);

    @Test
    void whatIsTheSameIsNoChange() {
        var later = new View("Steam", null, "a@x.example", money("10.00"), List.of("eu"), 2);

        assertThat(changes.between(FIRST, later)).isEmpty();
    }

    @Test
    void aChangedFieldShowsBothValues() {
        var later = new View("Steam", "new", "a@x.example", money("12.50"), List.of(), 2);

        assertThat(told(changes.between(FIRST, later)))
                .containsExactly(
                        "limit: {\"amount\":\"10.00\",\"currency\":\"USD\"} -> {\"amount\":\"12.50\",\"currency\":\"USD\"}",
                        "note: - -> \"new\"",
                        "tags: [\"eu\"] -> []");
    }

    @Test
    void aMaskedFieldShowsOnlyThatItChanged() {
        var later = new View("Steam", null, "b@x.example", money("10.00"), List.of("eu"), 2);
        var none = new View("Steam", null, null, money("10.00"), List.of("eu"), 2);

        assertThat(told(changes.between(FIRST, later))).containsExactly("email: \"***\" -> \"***\"");
        assertThat(told(changes.between(FIRST, none))).containsExactly("email: \"***\" -> -");
    }

    @Test
    void whatIsNewHasNoOldValues() {
        assertThat(told(changes.between(null, FIRST)))
                .containsExactly(
                        "email: - -> \"***\"",
                        "limit: - -> {\"amount\":\"10.00\",\"currency\":\"USD\"}",
                        "name: - -> \"Steam\"",
                        "tags: - -> [\"eu\"]");
    }

    @Test
    void whatIsGoneHasNoNewValues() {
        assertThat(told(changes.between(FIRST, null))).contains("name: \"Steam\" -> -", "email: \"***\" -> -");
    }

    @Test
    void readsViewsThatAreNoRecords() {
        assertThat(told(changes.between(Map.of("a", 1), Map.of("a", 2)))).containsExactly("a: 1 -> 2");
    }

    private static Money money(String amount) {
        return Money.of(amount, "USD");
    }

    private static List<String> told(List<Change> changes) {
        return changes.stream()
                .map(change -> "%s: %s -> %s".formatted(change.field(), text(change.before()), text(change.after())))
                .toList();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "-" : JSON.writeValueAsString(value);
    }
}
