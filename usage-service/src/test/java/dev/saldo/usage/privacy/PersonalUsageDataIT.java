package dev.saldo.usage.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.testkit.Api;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.usage.Meter;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@SaldoTest
class PersonalUsageDataIT {

    private static final String EXPORT = "/api/v1/privacy/usage/customers/{id}";

    private final Api api;

    PersonalUsageDataIT(Api api) {
        this.api = api.inFreshStore();
    }

    @Test
    void whatACustomerUsedIsExportedPeriodByPeriod() {
        var meter = Meter.in(api).limited(Map.of("hardLimit", 100, "period", "month"));
        meter.consume(3).expect(200);
        Meter.in(api).consume(4).expect(200);

        var exported = api.get(EXPORT, meter.subscriberId()).expect(200);

        assertThat(exported.json().path("usage").size()).isEqualTo(1);
        assertThat(exported.text("usage.0.feature")).isEqualTo("api-calls");
        assertThat(exported.text("usage.0.period")).isEqualTo("month");
        assertThat(exported.number("usage.0.used")).isEqualTo(3);
        assertThat(exported.has("usage.0.to")).isTrue();
    }

    @Test
    void nothingIsKnownOfOthersNorOfAnotherStores() {
        var meter = Meter.in(api);
        meter.consume(1).expect(200);

        api.get(EXPORT, UUID.randomUUID()).expect(404);
        api.inFreshStore().get(EXPORT, meter.subscriberId()).expect(404);
        api.as("operator").get(EXPORT, meter.subscriberId()).expect(403);
    }
}
