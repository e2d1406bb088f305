package dev.saldo.billing.numbering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static final UUID BAKERY = new UUID(0, 1);
    private static final UUID RECORD_SHOP = new UUID(0, 2);

    private record Sale(UUID store, String name) {}

    @Test
    void everyStoreCountsForItselfInTheOrderOfTheBatch() {
        var batch =
                batch(new Sale(BAKERY, "a"), new Sale(RECORD_SHOP, "b"), new Sale(BAKERY, "c"), new Sale(BAKERY, "d"));

        assertThat(batch.counts()).isEqualTo(Map.of(BAKERY, 3L, RECORD_SHOP, 1L));
        assertThat(batch.numbered(Map.of(BAKERY, 10L, RECORD_SHOP, 1L)))
                .extracting(numbered ->
                        numbered.thing().name() + " " + numbered.number().text())
                .containsExactly("a INV-2026-000008", "b INV-2026-000001", "c INV-2026-000009", "d INV-2026-000010");
    }

    @Test
    void storesChangeTheYearEachInItsOwnTime() {
        var sales = List.of(new Sale(BAKERY, "a"), new Sale(RECORD_SHOP, "b"));
        var batch = new Batch<>(Series.INVOICE, store -> store.equals(BAKERY) ? 2026 : 2027, sales, Sale::store);

        assertThat(batch.numbered(Map.of(BAKERY, 10L, RECORD_SHOP, 1L)))
                .extracting(numbered -> numbered.number().text())
                .containsExactly("INV-2026-000010", "INV-2027-000001");
    }

    @Test
    void aNumberGrowsWiderFromTheMillionthOn() {
        assertThat(new DocumentNumber(Series.INVOICE, 2026, 999_999).text()).isEqualTo("INV-2026-999999");
        assertThat(new DocumentNumber(Series.INVOICE, 2026, 1_000_000).text()).isEqualTo("INV-2026-1000000");
        assertThat(new DocumentNumber(Series.CREDIT_NOTE, 2027, 1).text()).isEqualTo("CN-2027-000001");
    }

    private static Batch<Sale> batch(Sale... sales) {
        return new Batch<>(Series.INVOICE, _ -> 2026, List.of(sales), Sale::store);
    }
}
