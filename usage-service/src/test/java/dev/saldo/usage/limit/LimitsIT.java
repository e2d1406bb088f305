package dev.saldo.usage.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.testkit.Api;
import dev.saldo.testkit.BadInput;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.usage.Meter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

@SaldoTest
class LimitsIT {

    private static final String LIMITS = "/api/v1/limits";

    private final Api api;

    LimitsIT(Api api) {
        this.api = api;
    }

    @Test
    void aLimitIsSetReadChangedAndRemoved() {
        var path = LIMITS + Meter.in(api).path();

        var set = api.put(path, Map.of("hardLimit", 1000, "softLimits", List.of(900, "800.5"), "period", "month"))
                .expect(200);
        assertThat(set.json().path("softLimits").toString()).isEqualTo("[800.5,900]");
        assertThat(List.of(set.text("hardLimit"), set.text("overage"), set.text("period"), set.text("timeZone")))
                .containsExactly("1000", "block", "month", "Z");
        assertThat(set.has("resetsAt")).isTrue();
        assertThat(api.get(path).expect(200).json()).isEqualTo(set.json());

        var changed = api.ifMatch(set.header("ETag"))
                .put(path, Map.of("overage", "allow"))
                .expect(200);
        assertThat(changed.number("version")).isEqualTo(2);
        assertThat(changed.has("hardLimit") || changed.has("resetsAt")).isFalse();
        api.ifMatch(set.header("ETag")).put(path, Map.of()).expect(412).problem("stale-version");
        api.ifMatch(set.header("ETag")).delete(path).expect(412).problem("stale-version");

        api.delete(path).expect(204);
        api.get(path).expect(404).problem("not-found");
        api.delete(path).expect(404).problem("not-found");
        api.ifMatch("\"2\"").put(path, Map.of()).expect(412).problem("stale-version");
    }

    @Test
    void aLimitThatMakesNoSenseIsRefused() {
        var path = LIMITS + Meter.in(api).path();

        api.put(path, Map.of("hardLimit", -1)).expect(422).problem("invalid").at("/hardLimit");
        api.put(path, Map.of("hardLimit", "0.0000000000001")).expect(422).at("/hardLimit");
        api.put(path, "{\"hardLimit\": 1e13}").expect(422).at("/hardLimit");
        api.put(path, Map.of("hardLimit", 5, "softLimits", List.of(6)))
                .expect(422)
                .at("/softLimits");
        api.put(path, Map.of("softLimits", List.of(0))).expect(422).at("/softLimits");
        api.put(path, Map.of("period", "fortnight")).expect(422).at("/period");
        api.put(path, Map.of("overage", "ignore")).expect(422).at("/overage");
        api.get(path).expect(404);
    }

    @Test
    void limitsAreListedByPages() {
        var shop = api.inFreshStore();
        var first = Meter.in(shop).limitedTo(1);
        var second = new Meter(shop, "device", "d 1", "prints").limitedTo(2);

        var page = shop.get(LIMITS + "?limit=1").expect(200);
        var rest = shop.get(LIMITS + "?limit=1&after={cursor}", page.next()).expect(200);

        assertThat(List.of(page.text("items.0.subscriberId"), rest.text("items.0.subscriberId")))
                .containsExactly(first.subscriberId(), second.subscriberId());
        assertThat(rest.next()).isNull();
        assertThat(shop.get(LIMITS + "?subscriberType=device&feature=prints").items())
                .hasSize(1);
        assertThat(shop.get(LIMITS + "/device/{id}/prints", "d 1").expect(200).text("hardLimit"))
                .isEqualTo("2");
    }

    @Test
    void whoeverMayNotSeeALimitDoesNotFindIt() {
        var meter = Meter.in(api).limitedTo(1);
        var path = LIMITS + meter.path();
        var own = api.asCustomer(UUID.fromString(meter.subscriberId()));
        var other = api.asCustomer(UUID.randomUUID());

        own.get(path).expect(200);
        assertThat(own.get(LIMITS).expect(200).items()).hasSize(1);
        own.put(path, Map.of()).expect(403).problem("forbidden");
        other.get(path).expect(404).problem("not-found");
        assertThat(other.get(LIMITS).expect(200).items()).isEmpty();
        api.inFreshStore().get(path).expect(404).problem("not-found");
        api.as("viewer").delete(path).expect(403).problem("forbidden");
        api.put(LIMITS + "/events/1/api-calls", Map.of()).expect(404).problem("not-found");
        api.put(LIMITS + "/Customer/1/api-calls", Map.of()).expect(404).problem("not-found");
    }

    @Test
    void settingAndRemovingALimitLeavesRowsInTheAudit() {
        var meter = Meter.in(api).limitedTo(5);
        var set = meter.limitedTo(7).api().get(LIMITS + meter.path());
        api.delete(LIMITS + meter.path()).expect(204);

        var rows = api.get("/api/v1/audit/usage?aggregateId={id}", set.id())
                .expect(200)
                .items();

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).toString()).contains("DELETE /api/v1/limits/");
        assertThat(rows.get(1).toString())
                .contains("PUT /api/v1/limits/{subscriberType}/{subscriberId}/{feature}", "\"limit\"", "5", "7");
    }

    @Test
    void badInputIsTheClientsFault() {
        var meter = Meter.in(api.inFreshStore());

        BadInput.against(meter.api())
                .send(
                        HttpMethod.PUT,
                        LIMITS + new Meter(meter.api(), "customer", "c-1", "api-calls").path(),
                        Map.of("overage", "allow", "period", "day"))
                .list(LIMITS);
    }
}
