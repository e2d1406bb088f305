package dev.saldo.billing.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** The known answers were computed by a program in another language. */
@NullUnmarked
class HashTest {

    private static final long SEED = 20_261_121L;

    @Test
    void theFormOfADocumentIsKnown() {
        assertThat(new String(CanonicalForm.of(document().columns()), UTF_8))
                .isEqualTo("m4:s5:buyerm3:s4:names4:Zoës5:phonen0:s7:regularb4:trues5:linesl1:m2:s8:positiond1:1"
                        + "s11:total_minord4:1998s6:numbers15:INV-2026-000001s8:sequenced1:1");
    }

    @Test
    void soAreTheHashesOfTheFirstTwoOfAStore() {
        var first = Hash.NOTHING.then(document());
        var second = first.then(Facts.of(Map.of("number", "CN-2026-000001")));

        assertThat(first.hex()).isEqualTo("1cec41f2c3e951200532eda542daa51b87ba9f9c365159081e254e7e4e4a0a74");
        assertThat(second.hex()).isEqualTo("cb71d460487cf69c2f8de6ef906a7d76286329945cf64fd94534022605eff74d");
    }

    @Test
    void nothingMovesFromOneFieldIntoTheNextUnseen() {
        var forms = List.of(
                row("a", "bc", "d", "e"),
                row("a", "b", "cd", "e"),
                row("a", "bcs1:d", "e", ""),
                row("ab", "c", "d", "e"),
                row("a", List.of("b", "c"), "d", "e"),
                row("a", List.of(List.of("b"), "c"), "d", "e"),
                row("a", List.of(List.of("b", "c")), "d", "e"),
                row("a", 1, "d", "e"),
                row("a", "1", "d", "e"),
                row("a", new BigDecimal("1.0"), "d", "e"),
                row("a", true, "d", "e"),
                row("a", "true", "d", "e"),
                row("a", Map.of(), "d", "e"),
                row("a", List.of(), "d", "e"),
                row("a", nested(null), "d", "e"),
                row("a", nested(""), "d", "e"));

        assertThat(forms.stream().map(HashTest::hash)).doesNotHaveDuplicates();
    }

    @Test
    void aColumnWithoutAValueIsAsIfItWereNotThere() {
        var later = new HashMap<>(document().columns());
        later.put("period", null);
        later.put("lines", List.of(line(1, 1998, null)));

        assertThat(Facts.of(later)).isEqualTo(document());
    }

    @Test
    void whateverIsChangedInWhateverDocumentChangesTheHash() {
        var random = new Random(SEED);
        for (var round = 0; round < 2_000; round++) {
            var document = randomRow(random, 3);
            var shuffled = shuffled(document, random);
            assertThat(hash(shuffled)).isEqualTo(hash(document));
            var changed = changed(document, random);
            assertThat(hash(changed)).as("%s and %s", document, changed).isNotEqualTo(hash(document));
        }
    }

    @Test
    void anEqualDocumentHasAnotherHashBehindAnotherOne() {
        var hashes = new HashSet<String>();
        var hash = Hash.NOTHING;
        for (var position = 0; position < 100; position++) {
            hash = hash.then(document());
            hashes.add(hash.hex());
        }

        assertThat(hashes).hasSize(100).allMatch(hex -> hex.matches("[0-9a-f]{64}"));
    }

    @Test
    void whatHasNoFormIsNotGuessed() {
        assertThatThrownBy(() -> CanonicalForm.of(Map.of("a", 'c'))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Facts document() {
        var buyer = new HashMap<String, Object>(Map.of("name", "Zoë", "regular", true));
        buyer.put("phone", null);
        return Facts.of(Map.of(
                "number", "INV-2026-000001", "sequence", 1, "buyer", buyer, "lines", List.of(line(1, 1998, null))));
    }

    private static Map<String, Object> line(int position, long total, String sku) {
        var line = new HashMap<String, Object>(Map.of("position", position, "total_minor", total));
        line.put("sku", sku);
        return line;
    }

    private static Map<String, Object> nested(Object value) {
        var map = new HashMap<String, Object>();
        map.put("x", value);
        return map;
    }

    private static Map<String, Object> row(String first, Object value, String second, Object other) {
        var row = new LinkedHashMap<String, Object>();
        row.put(first, value);
        row.put(second, other);
        return row;
    }

    private static String hash(Map<String, Object> row) {
        return Hash.NOTHING.then(new Facts(row)).hex();
    }

    private static Map<String, Object> randomRow(Random random, int depth) {
        var row = new LinkedHashMap<String, Object>();
        for (var column = 0; column <= random.nextInt(4); column++) {
            row.put("c" + random.nextInt(9), randomValue(random, depth));
        }
        return row;
    }

    private static Object randomValue(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> random.nextLong(-99, 99);
            case 1 -> random.nextBoolean();
            case 2 -> "t".repeat(random.nextInt(3)) + random.nextInt(20);
            case 3 -> new ArrayList<>(Arrays.asList(randomValue(random, depth - 1), randomValue(random, 0)));
            default -> randomRow(random, depth - 1);
        };
    }

    private static Map<String, Object> shuffled(Map<String, Object> row, Random random) {
        var columns = new ArrayList<>(row.entrySet());
        Collections.shuffle(columns, random);
        var shuffled = new LinkedHashMap<String, Object>();
        columns.forEach(column -> shuffled.put(column.getKey(), column.getValue()));
        return shuffled;
    }

    /** One thing taken away, added or replaced. */
    private static Map<String, Object> changed(Map<String, Object> row, Random random) {
        var changed = new LinkedHashMap<>(row);
        var column = new ArrayList<>(row.keySet()).get(random.nextInt(row.size()));
        switch (random.nextInt(3)) {
            case 0 -> changed.remove(column);
            case 1 -> changed.put("new", randomValue(random, 1));
            default -> changed.put(column, worse(row.get(column), random));
        }
        return changed;
    }

    @SuppressWarnings("unchecked")
    private static Object worse(Object value, Random random) {
        return switch (value) {
            case Long number -> number + 1;
            case Boolean truth -> !truth;
            case String text -> text + "x";
            case List<?> list -> list.subList(1, list.size());
            case Map<?, ?> map -> changed((Map<String, Object>) map, random);
            default -> throw new IllegalArgumentException(value.toString());
        };
    }
}
