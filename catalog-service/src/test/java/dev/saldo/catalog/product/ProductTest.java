package dev.saldo.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProductTest {

    private static final BigDecimal FLOOR = new BigDecimal("12.5");

    private static final Instant JAN_1 = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant FEB_1 = Instant.parse("2026-02-01T00:00:00Z");
    private static final ProductSheet SONG = song(Map.of("rate", 1.0, "tags", List.of("a", 2)));
    private static final Product PRODUCT = Product.created(new UUID(1, 1), SONG, JAN_1);

    @Test
    void aChangeIsOneVersionMore() {
        var changed = PRODUCT.changed(song(Map.of()), FEB_1);

        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.createdAt()).isEqualTo(JAN_1);
        assertThat(changed.updatedAt()).isEqualTo(FEB_1);
    }

    @Test
    void whatChangesNothingIsNoVersion() {
        assertThat(PRODUCT.changed(SONG, FEB_1)).isSameAs(PRODUCT);
        assertThat(PRODUCT.restored(FEB_1)).isSameAs(PRODUCT);
        assertThat(PRODUCT.deleted(FEB_1).deleted(FEB_1).version()).isEqualTo(2);
    }

    @Test
    void whatIsDeletedComesBackAsItWas() {
        var restored = PRODUCT.deleted(FEB_1).restored(FEB_1);

        assertThat(restored.isDeleted()).isFalse();
        assertThat(restored.version()).isEqualTo(3);
        assertThat(restored.sheet()).isEqualTo(SONG);
    }

    static Stream<Arguments> metadata() {
        return Stream.of(
                arguments(Map.of("rate", 1, "tags", List.of("a", 2L)), true),
                arguments(Map.of("tags", List.of("a", 2), "rate", 1.0), true),
                arguments(Map.of("rate", 1.5, "tags", List.of("a", 2)), false),
                arguments(Map.of("rate", 1.0, "tags", List.of(2, "a")), false),
                arguments(Map.of("rate", 1.0, "tags", List.of("a")), false),
                arguments(Map.of("rate", 1.0), false),
                arguments(Map.of("rate", "1.0", "tags", List.of("a", 2)), false));
    }

    @ParameterizedTest
    @MethodSource("metadata")
    void metadataIsTheSameWhenItsJsonMeansTheSame(Map<String, Object> other, boolean same) {
        assertThat(SONG.says(song(other))).isEqualTo(same);
    }

    @Test
    void whatARowLeavesOutStaysAsItIs() {
        var current = new ProductSheet(
                "S", "Song", "digital", "long", "Rock", Money.of("0.99", "USD"), false, Map.of("a", 1), FLOOR);
        var row =
                new SaveProductRequest("S", "Other", "service", null, null, Money.of("1.99", "USD"), null, null, null);

        assertThat(row.over(current))
                .isEqualTo(new ProductSheet(
                        "S",
                        "Other",
                        "service",
                        "long",
                        "Rock",
                        Money.of("1.99", "USD"),
                        false,
                        Map.of("a", 1),
                        FLOOR));
        assertThat(row.over(null))
                .isEqualTo(new ProductSheet(
                        "S", "Other", "service", null, null, Money.of("1.99", "USD"), true, Map.of(), null));
    }

    @Test
    void aRowThatNamesAMarginFloorReplacesIt() {
        var current =
                new ProductSheet("S", "Song", "digital", null, null, Money.of("0.99", "USD"), true, Map.of(), FLOOR);
        var row =
                new SaveProductRequest("S", "Song", "digital", null, null, Money.of("0.99", "USD"), null, null, "7.50");

        assertThat(row.over(current).marginFloor()).isEqualTo(new BigDecimal("7.5"));
    }

    private static ProductSheet song(Map<String, Object> metadata) {
        return new ProductSheet("S", "Song", "digital", null, "Rock", Money.of("0.99", "USD"), true, metadata, null);
    }
}
