package dev.saldo.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.Topic;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.clock.ClockAdvanced;
import dev.saldo.kit.id.Ids;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.EventContracts;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/** What this service publishes keeps to the schemas of libs/contracts, and says what the API says. */
@SaldoTest
class EventContractsIT {

    private static final String LEASES = "/api/v1/usage/leases";
    private static final Instant NEW_YEAR = Instant.parse("2031-01-01T00:00:00Z");

    private final Api api;
    private final Events events;
    private final DatabaseClient db;
    private final EventContracts contracts;

    EventContractsIT(Api api, Events events, DatabaseClient db) {
        this.api = api.inFreshStore();
        this.events = events;
        this.db = db;
        this.contracts = events.contracts(this.api.store());
    }

    @Test
    void everythingThatHappensToCountersIsToldAsItsSchemaSays() {
        aLimitIsCrossedStepByStep();
        usageWithoutALimitHasNoPeriod();
        aLeaseGivesBack();
        aMovedClockIsSettled();

        assertThat(contracts.topics())
                .containsExactlyInAnyOrderElementsOf(
                        Topics.publishedBy("usage").stream().map(Topic::name).toList());
    }

    private void aLimitIsCrossedStepByStep() {
        var meter = Meter.in(api)
                .limited(Map.of("hardLimit", "10.5", "softLimits", List.of(8), "overage", "notify", "period", "year"));
        meter.consume("8.25").expect(200);
        meter.consume("2.25").expect(200);
        var last = meter.consume(3).expect(200);
        var counter = counterOf(meter);

        var warned = contracts.told(Topics.FEATURE_LIMIT_WARNED, counter);
        assertThat(warned.used()).isEqualByComparingTo("8.25");
        assertThat(warned.softLimit()).isEqualByComparingTo("8");
        assertThat(warned.hardLimit()).isEqualByComparingTo("10.5");
        assertThat(contracts.told(Topics.FEATURE_LIMIT_REACHED, counter).used()).isEqualByComparingTo("10.5");
        var exceeded = contracts.told(Topics.FEATURE_LIMIT_EXCEEDED, counter);
        assertThat(exceeded.subscriberId()).isEqualTo(meter.subscriberId());
        assertThat(exceeded.overage()).isEqualByComparingTo(last.text("overage"));
        assertThat(exceeded.resetsAt()).isEqualTo(last.text("resetsAt"));
        var recorded = contracts.told(Topics.USAGE_RECORDED, counter, event -> event.sequence() == 3);
        assertThat(recorded.used()).isEqualByComparingTo(last.text("used"));
        assertThat(recorded.periodEnd()).isEqualTo(last.text("resetsAt"));
    }

    private void usageWithoutALimitHasNoPeriod() {
        var meter = Meter.in(api);
        meter.consume(2).expect(200);

        var recorded = contracts.told(Topics.USAGE_RECORDED, counterOf(meter));
        assertThat(recorded.records()).isEqualTo(1);
        assertThat(recorded.periodStart()).isNull();
        assertThat(recorded.periodEnd()).isNull();
    }

    private void aLeaseGivesBack() {
        var meter = Meter.in(api).limitedTo(10);
        var body = Map.of("subscriber", meter.subscriber(), "feature", meter.feature(), "amount", 6, "ttlSeconds", 600);
        var lease = api.post(LEASES, body).expect(201).id();
        api.post(LEASES + "/" + lease + "/return", Map.of("used", "0.5")).expect(200);
        var counter = counterOf(meter);

        assertThat(contracts.told(Topics.USAGE_RECORDED, counter).amount()).isEqualByComparingTo("6");
        assertThat(contracts
                        .told(Topics.USAGE_RECORDED, counter, event -> event.sequence() == 2)
                        .amount())
                .isEqualByComparingTo("-5.5");
    }

    private void aMovedClockIsSettled() {
        var operation = Ids.next();
        events.publish(
                Topics.CLOCK_ADVANCED,
                api.store(),
                api.store(),
                new ClockAdvanced(api.store(), operation, 1, 1, NEW_YEAR, NEW_YEAR));

        var settled = contracts.told(Topics.USAGE_CLOCK_SETTLED, api.store());
        assertThat(settled.operationId()).isEqualTo(operation);
        assertThat(settled.nextDueAt()).isNull();
    }

    private UUID counterOf(Meter meter) {
        return db.sql("select uid from usage_counter where store_id = :store and subscriber_id = :subscriber")
                .bind("store", api.store())
                .bind("subscriber", meter.subscriberId())
                .mapValue(UUID.class)
                .one()
                .block();
    }
}
