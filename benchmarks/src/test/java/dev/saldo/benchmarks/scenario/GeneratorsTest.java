package dev.saldo.benchmarks.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.benchmarks.load.Call;
import dev.saldo.contracts.ContractJson;
import dev.saldo.contracts.sales.SaleConfirmed;
import dev.saldo.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GeneratorsTest {

    private static final Clock MARCH_14 = Clock.fixed(Instant.parse("2026-03-14T09:26:53Z"), ZoneOffset.UTC);
    private static final UUID STORE = UUID.randomUUID();
    private static final UUID STEAM = UUID.randomUUID();
    private static final UUID EPIC = UUID.randomUUID();
    private static final Counter SEATS = new Counter("customer", UUID.randomUUID(), "seats");
    private static final Counter CALLS = new Counter("customer", UUID.randomUUID(), "calls");
    private static final JsonMapper JSON = ContractJson.mapper();

    @Test
    void salesTakeFromThePlatformsInTurns() {
        var sales = new SalesToDeduct(STORE, List.of(STEAM, EPIC), MARCH_14);

        var costs = LongStream.range(0, 3)
                .mapToObj(sales::next)
                .map(record -> JSON.readValue(record.value(), SaleConfirmed.class))
                .flatMap(sale -> sale.costs().stream())
                .toList();

        assertThat(costs).extracting(cost -> cost.platformId()).containsExactly(STEAM, EPIC, STEAM);
        assertThat(costs).extracting(cost -> cost.amount()).containsOnly(Money.of("0.01", "USD"));
    }

    @Test
    void everySaleIsAnotherOneAndCarriesWhatListenersAskFor() {
        var sales = new SalesToDeduct(STORE, List.of(STEAM), MARCH_14);

        var one = sales.next(0);
        var other = sales.next(1);

        assertThat(one.topic()).isEqualTo("sale-confirmed");
        assertThat(one.key()).isNotEqualTo(other.key()).isEqualTo(header(one, "ce_subject"));
        assertThat(header(one, "ce_id")).isNotEqualTo(header(other, "ce_id"));
        assertThat(header(one, "ce_storeid")).isEqualTo(STORE.toString());
        assertThat(header(one, "ce_type")).isEqualTo("dev.saldo.sale-confirmed.v1");
    }

    @Test
    void deductionsAreAskedOfThePlatformsInTurns() {
        var calls = DeductionsThroughHttp.calls(List.of(STEAM, EPIC));

        assertThat(LongStream.range(0, 3).mapToObj(calls).map(Call::path))
                .containsExactly(
                        "/api/v1/platforms/%s/credits/deduct".formatted(STEAM),
                        "/api/v1/platforms/%s/credits/deduct".formatted(EPIC),
                        "/api/v1/platforms/%s/credits/deduct".formatted(STEAM));
        assertThat(JSON.readTree(calls.apply(0).body()).at("/amount/amount").asString())
                .isEqualTo("0.01");
    }

    @Test
    void unitsAreTakenFromTheCountersInTurns() {
        var calls = Consuming.calls(List.of(SEATS, CALLS));

        var body = JSON.readTree(calls.apply(1).body());

        assertThat(body.at("/subscriber/type").asString()).isEqualTo("customer");
        assertThat(body.at("/subscriber/id").asString())
                .isEqualTo(CALLS.subscriber().toString());
        assertThat(body.get("feature").asString()).isEqualTo("calls");
        assertThat(body.get("amount").asInt()).isEqualTo(1);
    }

    @Test
    void aBatchIsAListOfEventsThatAllDiffer() {
        var batches = new UsageBatches(List.of(SEATS, CALLS), 100, MARCH_14);
        var ids = new HashSet<String>();

        for (var index = 0; index < 2; index++) {
            JSON.readTree(batches.batch(index)).forEach(event -> {
                ids.add(event.get("id").asString());
                assertThat(event.get("specversion").asString()).isEqualTo("1.0");
                assertThat(event.get("time").asString()).isEqualTo("2026-03-14T09:26:53Z");
                assertThat(event.at("/data/feature").asString()).isIn("seats", "calls");
            });
        }

        assertThat(ids).hasSize(200);
    }

    private static String header(ProducerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
