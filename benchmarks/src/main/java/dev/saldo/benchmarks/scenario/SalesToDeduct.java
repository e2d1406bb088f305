package dev.saldo.benchmarks.scenario;

import dev.saldo.contracts.ContractJson;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.PlatformCost;
import dev.saldo.contracts.sales.SaleConfirmed;
import dev.saldo.contracts.sales.SaleLine;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.kafka.CloudEvents;
import dev.saldo.kit.web.Trace;
import dev.saldo.money.Money;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.json.JsonMapper;

/**
 * Confirmed sales of one line, as sales-service announces them.
 *
 * @param platforms the sales take from them in turns
 */
record SalesToDeduct(UUID store, List<UUID> platforms, Clock clock) {

    private static final JsonMapper JSON = ContractJson.mapper();
    private static final Money COST = Money.of("0.01", "USD");
    private static final Money PRICE = Money.of("0.02", "USD");
    private static final UUID PRODUCT = UUID.randomUUID();
    private static final Trace TRACE = Trace.of(null);

    ProducerRecord<String, byte[]> next(long index) {
        var sale = Ids.next();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var platform = platforms.get(Math.floorMod(index, platforms.size()));
        var line = new SaleLine(1, PRODUCT, "BENCH-1", "A benchmark", platform, 1, PRICE, COST, PRICE, COST);
        var body = new SaleConfirmed(
                sale, 1, null, List.of(line), List.of(new PlatformCost(platform, COST)), now, now, "bench", 1);
        var topic = Topics.SALE_CONFIRMED;
        return new CloudEvents(Ids.next(), topic.type(), topic.source(), sale, now, store, TRACE.parent())
                .toRecord(topic.name(), JSON.writeValueAsString(body));
    }
}
